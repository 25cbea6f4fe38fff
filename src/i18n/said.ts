/** The same keys in another language, each with what it takes; the wording itself may differ. */
export type Said<Keys> = {
  readonly [K in keyof Keys]: Keys[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : string
}
