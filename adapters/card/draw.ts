import { Resvg } from '@resvg/resvg-js'
import satori from 'satori'
import { type CardText, cardSize, designCard, wordsOn } from './design.ts'
import { openFont, unseen } from './font.ts'

/** What came of drawing. */
export type Drawn =
  | { readonly png: Uint8Array<ArrayBuffer> }
  /** The font has no form for these characters: a card with holes in it is none. */
  | { readonly uncovered: readonly string[] }

/** Draws a card as a PNG of 1200 by 630 pixels: the same card, the same bytes. */
export async function openDrawer(): Promise<(card: CardText) => Promise<Drawn>> {
  const font = await openFont()
  return async given => {
    const card = { ...given, words: given.words.replace(unseen, one => (one === '\n' ? one : '')) }
    const { parts, widthOf, uncovered } = await font.faceFor(wordsOn(card))
    if (uncovered.length > 0) return { uncovered }
    const { element } = designCard(card, widthOf)
    const svg = await satori(element, { ...cardSize, fonts: parts })
    // All letters are outlines by now; looking through the system's fonts would take a second.
    const png = new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()
    return { png: Uint8Array.from(png) }
  }
}
