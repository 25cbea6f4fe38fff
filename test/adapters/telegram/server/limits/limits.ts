/** Telegram's limits that a call is held to. Where a unit is in doubt it is the stricter one. */
export const limits = {
  /** Of a message, in UTF-16 code units. */
  text: 4096,
  /** Under a photo or a document, in UTF-16 code units. */
  caption: 1024,
  /** Of the words that a reply quotes, in UTF-16 code units. */
  quote: 1024,
  /** In one text. Telegram drops what comes after them. */
  entities: 100,
  /** In bytes of UTF-8. */
  callbackData: 64,
  /** In UTF-16 code units. */
  copyText: 256,
  buttonsOfKeyboard: 100,
  buttonsOfRow: 8,
  /** Of the answer to a pressed button, in UTF-16 code units. */
  callbackAnswer: 200,
  /** Commands of one scope and language. */
  commands: 100,
  /** In UTF-16 code units. */
  commandDescription: 256,
  /** Results of one answer to an inline query. */
  inlineResults: 50,
  /** In bytes of UTF-8. */
  resultId: 64,
  /** In bytes of UTF-8. */
  nextOffset: 64,
  /** In UTF-16 code units. */
  pollQuestion: 300,
  pollOptions: 12,
  /** In UTF-16 code units. */
  pollOption: 100,
  /** In UTF-16 code units. */
  pollExplanation: 200,
  pollExplanationLineFeeds: 2,
  /** In UTF-16 code units. */
  pollDescription: 1024,
  /** How long a poll may stay open, in seconds. */
  pollOpenSeconds: { least: 5, most: 2_628_000 },
  /** Updates of one `getUpdates`. */
  updates: 100,
  /** Simultaneous requests to a webhook. */
  webhookConnections: 100,
} as const

/** What `?start=` may carry. */
export const deepLink = /^[A-Za-z0-9_-]{1,64}$/
/** What a webhook's `secret_token` may be. */
export const secretToken = /^[A-Za-z0-9_-]{1,256}$/
export const commandName = /^[a-z0-9_]{1,32}$/
/** Two letters of ISO 639-1; empty for readers of any other language. */
export const languageCode = /^(?:[a-z]{2})?$/

/** How long a text is where Telegram counts bytes: '推' is 3. */
export const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8')
