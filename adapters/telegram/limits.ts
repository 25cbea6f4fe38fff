/**
 * What Telegram takes, from the Bot API's reference. Text is counted in UTF-16 code
 * units, the stricter reading of its “characters”, unless a name says bytes.
 */
/** More are dropped without a word; not in the reference, but in Telegram's client configuration. */
export const maxEntities = 100
/** Under a photo. */
export const maxCaption = 1024
export const maxCallbackBytes = 64
export const maxCopyText = 256
/** More buttons a message, or in a row, are refused; not in the reference. */
export const maxButtons = 100
export const maxButtonsInRow = 8
export const maxCommands = 100
/** In characters. */
export const maxTopicName = 128
export const maxCallbackAnswer = 200
export const maxCommandDescription = 256
export const maxInlineIdBytes = 64
export const quizLimits = {
  question: 300,
  options: { min: 2, max: 12 },
  option: 100,
  explanation: 200,
  explanationLineFeeds: 2,
} as const

/** Whether `text` takes at most `bytes` bytes as UTF-8. */
export const fitsBytes = (text: string, bytes: number) => Buffer.byteLength(text) <= bytes
