import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pairsOf } from './pairs.ts'

/** Cuts a run of Chinese characters into words. The run is folded: simplified, no punctuation. */
export interface Segmenter {
  /** `nodejieba`, or `Intl.Segmenter` where the add-on cannot be loaded. */
  readonly engine: 'nodejieba' | 'Intl.Segmenter'
  /** Why the add-on could not be loaded, and nothing when it was. */
  readonly warning?: string
  /** The run's words by the dictionary alone, end to end; what it does not know falls into single characters. */
  words(run: string): readonly string[]
  /** The run's words by the dictionary alone and the shorter words inside long ones: what an index holds. */
  searchWords(run: string): readonly string[]
}

type Jieba = typeof import('nodejieba')

/**
 * A line `word count tag` of jieba's dictionary whose count is above 50: the words that are
 * loaded. What the full 349,000 cost beside these 52,000: docs/retrieval.md.
 */
const frequentLines = /^[^ ]+ (?:5[1-9]|[6-9]\d|\d{3,}) .*\n/gm

let jieba: Jieba | undefined
let isWhole = false

/**
 * A segmenter that also knows `names` as words (folded, Chinese characters only).
 *
 * @param load loads the add-on; a test hands in one that fails
 */
export function createSegmenter(names: Iterable<string>, load: () => Jieba = loadJieba): Segmenter {
  try {
    const loaded = load()
    const known = new Set(names)
    for (const name of known) loaded.insertWord(name)
    return {
      engine: 'nodejieba',
      words: run => loaded.cut(run),
      searchWords: run =>
        loaded.cutForSearch(run).flatMap(word => [word, ...namesInside(word, known)]),
    }
  } catch (error) {
    return fallbackSegmenter(error)
  }
}

/** jieba's search mode gives the words of two and three characters inside a longer one, no longer ones. */
const minNameInside = 4

/** The names inside a longer word: 负面清单 in 外资准入负面清单. */
function namesInside(word: string, names: ReadonlySet<string>): readonly string[] {
  const inside: string[] = []
  for (let length = minNameInside; length < word.length; length++) {
    for (let start = 0; start + length <= word.length; start++) {
      const part = word.slice(start, start + length)
      if (names.has(part)) inside.push(part)
    }
  }
  return inside
}

/** How text is cut in this process, in a word: an index made another way does not fit. */
export const segmentation = () =>
  createSegmenter([]).engine === 'nodejieba'
    ? `nodejieba ${isWhole ? '' : frequentLines.source}`
    : 'Intl.Segmenter'

/** The add-on, loaded once a process. */
function loadJieba(): Jieba {
  jieba ??= loadFrequent()
  return jieba
}

/**
 * Loads the add-on over the frequent part of its own dictionary. The add-on reads
 * files only, so the part is written to a private folder that is gone once it is
 * read; where nothing can be written it loads the whole dictionary.
 */
function loadFrequent(): Jieba {
  const required: Jieba & { readonly DEFAULT_DICT: string } = createRequire(import.meta.url)(
    'nodejieba',
  )
  const folder = privateFolder()
  if (folder === undefined) {
    isWhole = true
    required.load()
    return required
  }
  try {
    const dict = join(folder, 'frequent.dict.utf8')
    const idfDict = join(folder, 'idf.utf8')
    const hmmDict = join(folder, 'hmm.utf8')
    // By its bytes, one character each: read as text it takes twice as long.
    const whole = readFileSync(required.DEFAULT_DICT, 'latin1')
    writeFileSync(dict, (whole.match(frequentLines) ?? []).join(''), 'latin1')
    writeFileSync(idfDict, leastKeywords)
    writeFileSync(hmmDict, leastModel)
    required.load({ dict, idfDict, hmmDict })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return required
}

/** What the keyword extractor and the guesser of new words, neither of which we use, insist on: a word; a start, four transitions and four emissions. */
const leastKeywords = '的 1\n'
const leastModel = `${'0 0 0 0\n'.repeat(5)}${'的:0\n'.repeat(4)}`

function privateFolder(): string | undefined {
  try {
    return mkdtempSync(join(tmpdir(), 'zhangju-'))
  } catch {
    return undefined
  }
}

function fallbackSegmenter(error: unknown): Segmenter {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const words = (run: string) => Array.from(segmenter.segment(run), ({ segment }) => segment)
  return {
    engine: 'Intl.Segmenter',
    warning: error instanceof Error ? error.message : String(error),
    words,
    searchWords: run => {
      const cut = words(run)
      const shorter = cut.filter(word => word.length > 2).flatMap(pairsOf)
      return [...cut, ...shorter]
    },
  }
}
