import type { Locale } from '../passage.ts'
import { en } from './en.ts'
import { type Wording, zh } from './zh.ts'

export type { Wording } from './zh.ts'

const wordings: Readonly<Record<Locale, Wording>> = { zh, en }

/** What Zhangju says in `locale`. A key that one language lacks does not compile. */
export const wordingIn = (locale: Locale): Wording => wordings[locale]

/** Chinese to those who read Chinese of any kind, by the tag of their language (`zh-TW`); English to everyone else. */
export const localeFor = (languageTag: string): Locale =>
  /^zh(?:-|$)/i.test(languageTag) ? 'zh' : 'en'
