import type { Wording } from '../i18n/wording.ts'

/** What arguments are called, in the order in which a platform asks for them. */
const paramNames = [
  'action',
  'stance',
  'words',
  'word',
  'claim',
  'address',
  'place',
  'work',
  'name',
  'style',
  'language',
  'setting',
  'period',
  'format',
  'count',
  'note',
] as const
type ParamName = (typeof paramNames)[number]

/** Every option that some choice has. */
type Option =
  | ('short' | 'full' | 'gbt' | 'zh' | 'en' | 'on' | 'off')
  | ('start' | 'next' | 'back' | 'status' | 'stop' | 'list')
  | ('for' | 'against' | 'note' | 'show' | 'question' | 'remove' | 'export')
  | ('week' | 'all' | 'anki' | 'csv' | 'md' | 'docx' | 'now' | 'room' | 'me')
  | ('everyone' | 'administrators')

/** A kind of argument. A text takes all words that no other argument took; of two, a choice parts them. */
export type Param =
  | {
      readonly kind: 'text'
      /** A claim may be long: sentences that are to be checked. With a note, as of a reader's own, nobody can help. */
      readonly of:
        | ('words' | 'claim' | 'address' | 'place' | 'work' | 'command')
        | ('setting' | 'time' | 'note')
      /** Without it the command can only say what it needs. */
      readonly required?: true
    }
  | {
      readonly kind: 'choice'
      readonly options: readonly Option[]
      /** `middle`: between two texts, which it parts. */
      readonly at?: 'first' | 'middle'
    }
  /** A whole number from 1 to `max`. */
  | { readonly kind: 'count'; readonly max: number }
export type Params = Readonly<Partial<Record<ParamName, Param>>>

/** Every parameter with its name. */
export const paramsIn = (params: Params): readonly (readonly [ParamName, Param])[] =>
  paramNames.flatMap(name => {
    const param = params[name]
    return param ? [[name, param] as const] : []
  })

/** Headings under which `/help` lists commands, in its order. */
export const groups = ['read', 'find', 'check', 'study', 'settings'] as const

/** What a command says of itself: enough for `/help`, for menus and for registration. */
export interface CommandListing {
  readonly name: string
  readonly group: (typeof groups)[number]
  readonly params: Params
  /** The answer concerns the reader alone, and is shown to nobody else where that can be. */
  readonly audience?: 'reader'
  /** Has answers come unasked, which needs a platform that is served. */
  readonly posts?: true
  /** What it is called in a language, where a platform shows that in place of its name. */
  localName(say: Wording): string
  summary(say: Wording): string
  /** How it is typed, by example. */
  usage(say: Wording): string
}
