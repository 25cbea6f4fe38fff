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
 * How often a word must have been counted in jieba's dictionary to be loaded. The
 * full 349,000 words cost 1.0 s and 235 MB; the 52,000 above this cost 0.15 s and 38 MB.
 */
const minFrequency = 50

let jieba: Jieba | undefined

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
  createSegmenter([]).engine === 'nodejieba' ? `nodejieba ${minFrequency}` : 'Intl.Segmenter'

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
    required.load()
    return required
  }
  try {
    const dict = join(folder, 'frequent.dict.utf8')
    // The keyword extractor, which we do not use, insists on a line in its own dictionary.
    const idfDict = join(folder, 'idf.utf8')
    writeFileSync(dict, frequentLines(readFileSync(required.DEFAULT_DICT, 'utf8')))
    writeFileSync(idfDict, '的 1\n')
    required.load({ dict, idfDict })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return required
}

function privateFolder(): string | undefined {
  try {
    return mkdtempSync(join(tmpdir(), 'zhangju-'))
  } catch {
    return undefined
  }
}

/** The lines `word count tag` whose count is above `minFrequency`, which has two digits: most have a count of one, and are passed over unread. */
const frequentLines = (dictionary: string) =>
  (dictionary.match(/^\S+ \d{2,} .*$/gmu) ?? [])
    .filter(line => Number.parseInt(line.slice(line.indexOf(' ') + 1), 10) > minFrequency)
    .join('\n')

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
