/** Discord's limits that a body is held to. Text is counted in code points. */
export const limits = {
  /** Of a message, in code points. */
  content: 2000,
  embeds: 10,
  embedTitle: 256,
  embedDescription: 4096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1024,
  embedFooter: 2048,
  embedAuthor: 256,
  /** Of all embeds of a message together, in code points. */
  embedsText: 6000,
  /** Top-level action rows of a message without Components V2. */
  rows: 5,
  /** Components V2 of a message, those within others counted too. */
  components: 40,
  /** Of all text displays of a message together, in code points. */
  componentsText: 4000,
  customId: 100,
  buttonsOfRow: 5,
  buttonLabel: 80,
  buttonUrl: 512,
  selectOptions: 25,
  /** Of an option's label, value and description, in code points. */
  selectOption: 100,
  placeholder: 150,
  modalTitle: 45,
  modalComponents: 5,
  modalLabel: 45,
  modalDescription: 100,
  inputPlaceholder: 100,
  /** What a text input may hold, in code points. */
  inputText: 4000,
  choices: 25,
  /** Of a choice's name, and of its value where that is text. */
  choice: 100,
  /** Slash commands of an application, or of a guild. */
  slashCommands: 100,
  /** Context-menu commands of either kind. */
  menuCommands: 15,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  /** Of a command with its options and choices: names, descriptions and values. */
  commandText: 8000,
  threadName: 100,
  /** Of an interaction whose user has installed the app, where the app is no member. */
  userFollowUps: 5,
} as const

/** What a slash command and its options may be called; upper case is refused as well. */
export const commandNamePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** Bits of a message's `flags`. */
export const messageFlags = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const

/** How long a text is where Discord counts it: '𠮷' is 1. */
export const lengthOf = (text: string) => [...text].length
