/** A rule of Telegram that a call breaks. */
export interface Violation {
  /** For the person who reads the test's report. */
  readonly sentence: string
  /** For the bot: Telegram's own words where they are known, without “Bad Request: ”. */
  readonly told: string
}

const violation = (sentence: string, told = sentence): Violation => ({ sentence, told })

/** The violation alone when a rule is broken, else none. */
export const unless = (kept: boolean, sentence: string, told = sentence): readonly Violation[] =>
  kept ? [] : [violation(sentence, told)]
