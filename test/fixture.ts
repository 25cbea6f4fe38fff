import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { addressOf } from '../src/address.ts'
import { commandsOf } from '../src/commands/all.ts'
import { answer } from '../src/commands/answer.ts'
import { loadCorpus } from '../src/corpus/load.ts'
import type { Desk } from '../src/desk.ts'
import { type Question, readQuestion } from '../src/inquiry.ts'
import { createLibrary, type Library } from '../src/library.ts'
import type { Locale, Passage } from '../src/passage.ts'
import type { Quotation, Reply } from '../src/reply/reply.ts'
import type { Hit } from '../src/search/search.ts'
import { createMemoryStore } from '../src/store/memory.ts'

let opened: Promise<Library> | undefined

/** The library over the works that we ship, opened once. */
export function openLibrary(): Promise<Library> {
  opened ??= loadCorpus('corpus').then(createLibrary)
  return opened
}

/** A library of one work, `trial`, whose one paragraph is `text`. */
export async function libraryOf(text: string): Promise<Library> {
  const dir = await mkdtemp(join(tmpdir(), 'zhangju-trial-'))
  try {
    const front = 'id: trial\ntitle:\n  zh: 试读\nsource: null\nlanguage: zh-Hans\n'
    await writeFile(join(dir, 'trial.md'), `---\n${front}---\n\n${text}\n`)
    return createLibrary(await loadCorpus(dir))
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** The passage of that address, which the corpus must have. */
export function passageAt({ passages }: Library, address: string): Passage {
  const passage = passages.find(passage => passage.address === address)
  if (passage === undefined) throw new RangeError(`the corpus has no ${address}`)
  return passage
}

/** The words that a hit marks in its passage. */
export const marked = ({ passage, spans }: Hit): readonly string[] =>
  spans.map(({ start, end }) => passage.text.slice(start, end))

/** A passage of no work that we ship, with that text. */
export const passageOf = (text: string): Passage => ({
  address: addressOf({ work: 'trial', section: 1, paragraph: 1 }),
  work: 'trial',
  section: 1,
  paragraph: 1,
  text,
  headingEnd: 0,
})

/** A desk on a known day whose chance always falls on the first. */
export const deskOver = (library: Library, rest: Partial<Desk> = {}): Desk => ({
  library,
  store: createMemoryStore(),
  locale: 'zh',
  commands: commandsOf(library),
  version: '1.2.3',
  random: () => 0,
  today: () => '2026-01-31',
  now: () => Date.parse('2026-01-31T08:00Z'),
  administers: async () => true,
  ...rest,
})

const askedIn = (locale: Locale) => ({ room: 'room', reader: 'reader', locale }) as const

/** The answer to a line as a reader types it. */
export async function ask(line: string, locale: Locale = 'zh', desk?: Desk): Promise<Reply> {
  const library = await openLibrary()
  const question = readQuestion(line)
  if (question === undefined) throw new RangeError('the line is empty')
  return answer({ ...question, ...askedIn(locale) }, desk ?? deskOver(library), commandsOf(library))
}

export const quotationsIn = ({ blocks }: Reply): readonly Quotation[] =>
  blocks.filter(block => block.kind === 'quotation')

/** What each quotation of a reply says, in order. */
export const wordsIn = (reply: Reply) => quotationsIn(reply).map(({ quote }) => quote.words)
export const addressesIn = (reply: Reply) =>
  quotationsIn(reply).map(({ quote }) => quote.passage.address as string)
export const citationsIn = (reply: Reply) =>
  quotationsIn(reply).map(({ citation }) => citation.text)

/** Headings, paragraphs and notices of a reply: what Zhangju itself says. */
export const saidIn = ({ blocks }: Reply) =>
  blocks.flatMap(block =>
    block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'notice'
      ? [block.text]
      : [],
  )

export const itemsIn = ({ blocks }: Reply) =>
  blocks.flatMap(block => (block.kind === 'list' ? block.items.map(({ text }) => text) : []))

/** The reader's mistakes that a reply names. */
export const mistakesIn = ({ blocks }: Reply) =>
  blocks.flatMap(block => (block.kind === 'notice' && block.tone === 'mistake' ? [block.text] : []))

/** Every question that a reply offers, wherever in it. */
export const offeredIn = ({ blocks }: Reply) =>
  blocks.flatMap((block): readonly Question[] => {
    if (block.kind === 'list') return block.items.flatMap(({ question }) => question ?? [])
    if (block.kind !== 'quotation' && block.kind !== 'actions') return []
    return block.actions.flatMap(action => {
      if (action.kind === 'discuss') return [{ command: 'discuss', words: action.address }]
      return action.kind === 'ask' ? [action.question] : []
    })
  })

/** Text as nobody would type it: lone halves of pairs, control characters, emoji, all scripts. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map(units => String.fromCharCode(...units)),
)

/** Text as somebody might type it: words of the corpus, operators, numbers, marks, in any order. */
export const likelyText = fc
  .array(
    fc.constantFrom(
      ...[
        '一带一路',
        '自贸试验区',
        '菌草',
        '绿色',
        '能源',
        '第三',
        '三',
        '3.1',
        '@3-9',
        'beltroad/3.1',
      ],
      ...[
        'in:ftz',
        'in:',
        '-绿色',
        '-',
        '“',
        '”',
        '「',
        '」',
        '"',
        '（',
        '，',
        '。',
        ' ',
        '　',
        '\n',
      ],
      ...[
        'green',
        'silk road',
        'CPTPP',
        'ydyl',
        'juncao',
        '二十二',
        '22',
        '什么',
        '的',
        '/',
        '／',
        '𠮷',
      ],
    ),
    { maxLength: 8 },
  )
  .map(parts => parts.join(''))
