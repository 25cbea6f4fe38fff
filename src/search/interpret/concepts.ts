import type { Span } from '../../passage.ts'
import { bonesOf, foldedOf } from '../fold.ts'
import type { Segmenter } from '../segment/segment.ts'
import { isStopWord } from '../segment/stop-words.ts'
import { tokensOf } from '../segment/tokens.ts'
import { type Concept, trust, type Variant, type Via } from './concept.ts'
import { importanceOf } from './importance.ts'
import {
  goesOn,
  joinUnits,
  type NamedThing,
  type NameIndex,
  nameUnits,
  spellUnits,
  type Unit,
  unitsOf,
} from './names.ts'
import { joinedNumber, numeralsIn, otherWritings, valueTokens } from './numbers.ts'
import { findSlips } from './slip.ts'
import { type Spelt, wordsSpelt } from './spelling.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What finding a query's concepts takes. */
export interface Interpreter {
  readonly names: NameIndex
  readonly segmenter: Segmenter
  readonly vocabulary: Vocabulary
}

/** 哪五个 asks for five, and does not say that a passage has the word. */
const whichOfSo =
  /哪[一两二三四五六七八九十\d]+(?:个|個|项|項|条|條|种|種|点|點|类|類|大|位|家|方面)?/gu

/** The concepts of `words` in their order. Question words carry none, unless there is nothing else. */
export function conceptsOf(words: string, interpreter: Interpreter): readonly Concept[] {
  const units = nameUnits(words.replace(whichOfSo, ' '))
  const pieces = piecesOf(units, interpreter)
  const weighty = pieces.filter(piece => !piece.variants.every(({ text }) => isStopWord(text)))
  return (weighty.length > 0 ? weighty : pieces).map(piece => ({
    ...piece,
    ...importanceOf(piece, interpreter.vocabulary),
  }))
}

type Piece = Omit<Concept, 'weight' | 'idf'>

/** Names first, the longest at each place; what stands between them word by word. */
function piecesOf(units: readonly Unit[], interpreter: Interpreter): readonly Piece[] {
  const pieces: Piece[] = []
  const boundaries = wordBoundaries(units, interpreter.segmenter)
  let rest: Unit[] = []
  const flush = () => {
    pieces.push(...unnamedPieces(rest, interpreter))
    rest = []
  }
  for (let at = 0; at < units.length; ) {
    const match = interpreter.names.longestAt(units, at)
    const unit = units[at]
    if (match && !cutsWord(units, at, match.length, boundaries)) {
      flush()
      pieces.push(
        namedPiece(
          spellUnits(units.slice(at, at + match.length)),
          match.thing,
          'alias',
          interpreter,
        ),
      )
      at += match.length
    } else {
      if (unit) rest.push(unit)
      at++
    }
  }
  flush()
  return pieces
}

/** Where words of the Chinese runs begin and end, as indexes of units. */
function wordBoundaries(units: readonly Unit[], segmenter: Segmenter): ReadonlySet<number> {
  const boundaries = new Set<number>()
  let at = 0
  while (at < units.length) {
    let end = at + 1
    if (units[at]?.kind === 'han') while (goesOn(units[end], 'han')) end++
    boundaries.add(at)
    if (units[at]?.kind === 'han') {
      let inside = at
      for (const word of segmenter.words(joinUnits(units.slice(at, end)))) {
        inside += [...word].length
        boundaries.add(inside)
      }
    }
    boundaries.add(end)
    at = end
  }
  return boundaries
}

/** A short name inside other words is chance: 上合 in 以上合作 is no organisation. */
const cutsWord = (
  units: readonly Unit[],
  at: number,
  length: number,
  boundaries: ReadonlySet<number>,
) =>
  length <= 2 && units[at]?.kind === 'han' && !(boundaries.has(at) && boundaries.has(at + length))

function namedPiece(
  typed: string,
  thing: NamedThing,
  via: Via,
  { segmenter, vocabulary }: Interpreter,
): Piece {
  const variants = thing.names
    .map((name, at): Variant => {
      const words = spellUnits(name)
      const written = thing.written[at] ?? words
      return {
        // The mark between two numbers, as in 10+3, is no unit; a plural s is one.
        text: /\p{N}/u.test(written) ? bonesOf(written) : joinUnits(name),
        // As it is written: words do not run on over the marks that part them.
        tokens: tokensOf(foldedOf(written), segmenter),
        via: words === typed ? 'typed' : via,
      }
    })
    .filter(
      ({ tokens, via }) =>
        via === 'typed' || tokens.every(token => vocabulary.frequency(token) > 0),
    )
    .sort((a, b) => trust[b.via] - trust[a.via])
  return { typed, variants, named: true }
}

/** Units that no name covers, run by run: Chinese, then what stands in another script. */
function unnamedPieces(units: readonly Unit[], interpreter: Interpreter): readonly Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < units.length; ) {
    const joined = joinedNumber(units, at, interpreter)
    if (joined) {
      pieces.push(wordPiece(joined.word, interpreter))
      at += joined.length
      continue
    }
    const kind = units[at]?.kind
    let end = at + 1
    while (goesOn(units[end], kind) && !joinedNumber(units, end, interpreter)) end++
    const run = units.slice(at, end)
    if (kind === 'han') pieces.push(...hanPieces(joinUnits(run), interpreter))
    else if (kind === 'latin') pieces.push(...latinPieces(run, interpreter))
    else pieces.push(...run.map(({ text }) => wordPiece(text, interpreter)))
    at = end
  }
  return pieces
}

/** Words as the segmenter cuts them, but for numerals, and for stretches that are a known word with a slip in it. */
const hanPieces = (run: string, interpreter: Interpreter): readonly Piece[] =>
  cutOut(
    run,
    numeralsIn(run),
    ({ start, end }) => wordPiece(run.slice(start, end), interpreter),
    rest => wordPieces(rest, interpreter),
  )

function wordPieces(run: string, interpreter: Interpreter): readonly Piece[] {
  const { segmenter, vocabulary } = interpreter
  return cutOut(
    run,
    findSlips(run, segmenter, vocabulary),
    ({ start, end, meant }) => slipPiece(run.slice(start, end), meant, interpreter),
    rest =>
      joinStrange(segmenter.words(rest), vocabulary).map(word => wordPiece(word, interpreter)),
  )
}

/** The pieces of `run`: one of each stretch, which are in order, and those of what stands between. */
function cutOut<Stretch extends Span>(
  run: string,
  stretches: readonly Stretch[],
  pieceOf: (stretch: Stretch) => Piece,
  restOf: (rest: string) => readonly Piece[],
): readonly Piece[] {
  let done = 0
  const pieces = stretches.flatMap(stretch => {
    const before = restOf(run.slice(done, stretch.start))
    done = stretch.end
    return [...before, pieceOf(stretch)]
  })
  return [...pieces, ...restOf(run.slice(done))]
}

function slipPiece(typed: string, meant: string, interpreter: Interpreter): Piece {
  const named = interpreter.names.longestAt(unitsOf(meant), 0)
  const whole = named && named.length === [...meant].length ? named.thing : undefined
  const piece = whole && namedPiece(typed, whole, 'near', interpreter)
  return piece && piece.variants.length > 0
    ? piece
    : { typed, named: false, variants: [variantOf(meant, 'near', interpreter)] }
}

/**
 * Single characters that no dictionary word took in, joined where the corpus has each two
 * side by side: 史 继 偕 著 is 史继偕, a name, and 著, when no passage has 偕著. Two that no
 * passage has so are one word all the same: each of them alone is found anywhere. A guess by
 * characters alone, as jieba's hidden Markov model makes, cuts a question otherwise than
 * the text.
 */
function joinStrange(words: readonly string[], { frequency }: Vocabulary): readonly string[] {
  const joined: string[] = []
  let open = false
  for (const word of words) {
    const single = word.length === 1 && !isStopWord(word)
    const last = joined.at(-1)
    const known = (last: string) => last.length === 1 || frequency(last.slice(-1) + word) > 0
    if (single && open && last !== undefined && known(last)) joined[joined.length - 1] = last + word
    else joined.push(word)
    open = single
  }
  return joined
}

/** Latin words that the corpus holds stay; others are read as pinyin, as many together as make sense. */
function latinPieces(run: readonly Unit[], interpreter: Interpreter): readonly Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < run.length; ) {
    const unit = run[at]
    if (!unit) break
    const known = interpreter.vocabulary.frequency(unit.text) > 0 || isStopWord(unit.text)
    const read = known ? undefined : readPinyin(run, at, interpreter)
    if (read) {
      pieces.push(...read.pieces)
      at += read.length
    } else {
      pieces.push(wordPiece(unit.text, interpreter))
      at++
    }
  }
  return pieces
}

/** The longest row of Latin words from `at` that spells words of the corpus. */
function readPinyin(
  run: readonly Unit[],
  at: number,
  interpreter: Interpreter,
): { readonly pieces: readonly Piece[]; readonly length: number } | undefined {
  for (let length = Math.min(12, run.length - at); length > 0; length--) {
    const letters = joinUnits(run.slice(at, at + length))
    if (!/^[a-z]{3,48}$/.test(letters)) continue
    const spelt = wordsSpelt(letters, interpreter.vocabulary.sounds())
    if (spelt) return { pieces: spelt.map(part => soundPiece(part, interpreter)), length }
  }
  return undefined
}

const soundPiece = ({ letters, words }: Spelt, interpreter: Interpreter): Piece => ({
  typed: letters,
  named: false,
  variants: words.map(word => variantOf(word, 'pinyin', interpreter)),
})

/** A word as typed; a number, or one with its measure word as in 五项, in its other writings too. */
function wordPiece(word: string, interpreter: Interpreter): Piece {
  const others = otherWritings(word)
    .map(text => variantOf(text, 'number', interpreter))
    .filter(({ tokens }) => tokens.every(token => interpreter.vocabulary.frequency(token) > 0))
  return {
    typed: word,
    named: false,
    variants: [variantOf(word, 'typed', interpreter), ...others],
  }
}

function variantOf(text: string, via: Via, { segmenter }: Interpreter): Variant {
  const value = valueTokens(text)
  return { text, tokens: value.length > 0 ? value : tokensOf(text, segmenter), via }
}
