import { LRUCache } from 'lru-cache'
import { cite } from '../../src/cite.ts'
import { contentHash } from '../../src/content-hash.ts'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { Locale, Work } from '../../src/passage.ts'
import { addressOfQuote, type Quote } from '../../src/quote.ts'
import type { Log } from '../log.ts'
import { createDrawer } from './apart.ts'
import type { CardText } from './design.ts'

/** A PNG of 1200 by 630 pixels. */
export type Picture = Uint8Array<ArrayBuffer>

/** Draws quotations with their citations as pictures. */
export interface Cards {
  /**
   * The card of `quote`, which stands in `work`, with its citation in that language.
   *
   * @returns `undefined`, with a line in the log, where the font lacks a character of it, or
   *   where so many are waiting that it would come too late
   * @throws DrawingError when drawing failed
   */
  draw(quote: Quote, work: Work, locale: Locale): Promise<Picture | undefined>
  /** Tells whether a card is still the same, without drawing it. */
  tagOf(quote: Quote, work: Work, locale: Locale): string
}

/** So much of drawn cards is kept, in bytes; one takes about a tenth of a mebibyte. */
const maxKept = 16 * 2 ** 20
/** So many are waited for at once at most: a few seconds' work. */
const maxWaiting = 60
/** The thread that draws is kept for so long after its last card. */
const idleMs = 60_000

/** Changes with what the same words look like: browsers keep cards by it. */
const design = 1

/** @param thread the compiled file that draws */
export function createCards(
  log: Log,
  thread: URL = new URL('./thread.js', import.meta.url),
): Cards {
  const kept = new LRUCache<string, Picture>({
    maxSize: maxKept,
    sizeCalculation: ({ byteLength }) => byteLength,
  })
  const waiting = new Map<string, Promise<Picture | undefined>>()
  const drawAnew = createDrawer(thread, idleMs)

  const draw = async (card: CardText, tag: string): Promise<Picture | undefined> => {
    const drawn = await drawAnew(card)
    if ('png' in drawn) {
      kept.set(tag, drawn.png)
      return drawn.png
    }
    const characters = drawn.uncovered.map(codePointOf)
    log.warn({ address: card.address, characters }, 'the font lacks characters: no card is drawn')
    return undefined
  }

  return {
    draw: async (quote, work, locale) => {
      const card = cardOf(quote, work, locale)
      const tag = tagFor(card)
      const known = kept.get(tag) ?? waiting.get(tag)
      if (known !== undefined) return known
      if (waiting.size >= maxWaiting) {
        log.warn({ waiting: waiting.size }, 'too many cards are wanted at once')
        return undefined
      }
      const drawing = draw(card, tag).finally(() => waiting.delete(tag))
      waiting.set(tag, drawing)
      return drawing
    },
    tagOf: (quote, work, locale) => tagFor(cardOf(quote, work, locale)),
  }
}

function cardOf(quote: Quote, work: Work, locale: Locale): CardText {
  const citation = cite(quote, work, { locale, style: 'short' }).text
  const title = `《${work.title.zh}》`
  return {
    words: quote.words,
    citation,
    title: citation.includes(title) ? '' : title,
    address: addressOfQuote(quote),
    excerpt: wordingIn(locale)['card.excerpt'],
  }
}

const tagFor = (card: CardText) => contentHash(JSON.stringify([design, card]))

/** `U+20BB7`. */
const codePointOf = (char: string) =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
