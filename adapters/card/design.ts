import type { Measure } from '../../src/line-breaks.ts'
import { type Composition, compose, type Frame } from './compose.ts'
import { family } from './font.ts'

/** What a link's preview is shown at, in pixels. */
export const cardSize = { width: 1200, height: 630 } as const

/** What stands on a card. */
export interface CardText {
  readonly words: string
  readonly citation: string
  /** The work's title as printed, where the citation has another. */
  readonly title: string
  readonly address: string
  /** Says that the words are the beginning of longer ones. */
  readonly excerpt: string
}

const colours = {
  paper: '#fbf6ea',
  ink: '#24201c',
  quiet: '#786e62',
  line: '#ddd2bd',
  accent: '#8c2f1b',
} as const

const margin = 88
const barGap = 40
const barWidth = 5
const sealSize = 76

const quotationFrame: Frame = {
  width: cardSize.width - 2 * margin - barWidth - barGap,
  height: 372,
  sizes: [68, 62, 56, 50, 46, 42, 39, 36, 34, 32, 30, 28],
  leading: 1.62,
}

/** On one line where it can be, else on two. */
const citationFrame: Frame = {
  width: cardSize.width - 2 * margin - sealSize - 48,
  height: 38,
  sizes: [26, 24, 22],
  leading: 1.4,
}
const longCitationFrame: Frame = { ...citationFrame, height: 76 }

/** A box or a text as the drawer takes it. */
export interface Element {
  readonly type: 'div'
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>
    readonly children: string | readonly Element[]
  }
}

const box = (
  style: Readonly<Record<string, string | number>>,
  children: string | readonly Element[] = [],
): Element => ({ type: 'div', props: { style: { display: 'flex', ...style }, children } })

/** The card, and how many of its words are on it, in UTF-16 code units. */
export function designCard(
  card: CardText,
  widthOf: Measure,
): { readonly element: Element; readonly quotation: Composition } {
  const quotation = compose(card.words, quotationFrame, widthOf)
  const isCut = quotation.end < card.words.length
  const element = box(
    {
      ...cardSize,
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: `56px ${margin}px 44px`,
      backgroundColor: colours.paper,
      color: colours.ink,
      fontFamily: family,
    },
    [
      box({ height: 392, alignItems: 'center' }, [
        box({}, [
          box({ width: barWidth, marginRight: barGap, backgroundColor: colours.accent }),
          box({ flexDirection: 'column' }, [
            ...setLines(quotation, quotationFrame),
            ...(isCut ? [excerptLine(card.excerpt, quotation.size)] : []),
          ]),
        ]),
      ]),
      footer(card, widthOf),
    ],
  )
  return { element, quotation }
}

const setLines = ({ lines, size }: Composition, { leading }: Frame): readonly Element[] =>
  lines.map(({ text, spacing }) =>
    box(
      {
        height: size * leading,
        // The blank half of an opening mark stands before the edge.
        marginLeft: /^[《“（「『]/u.test(text) ? size * -0.42 : 0,
        fontSize: size,
        lineHeight: leading,
        letterSpacing: spacing,
        whiteSpace: 'pre',
      },
      text,
    ),
  )

/** Ours, and seen to be: smaller, lighter, on a line of its own. */
const excerptLine = (excerpt: string, size: number) =>
  box(
    {
      height: size * quotationFrame.leading,
      alignItems: 'center',
      fontSize: Math.round(size * 0.8),
      color: colours.quiet,
    },
    excerpt,
  )

function footer({ citation, title, address }: CardText, widthOf: Measure): Element {
  const short = compose(citation, citationFrame, widthOf)
  const isShort = short.end === citation.length
  const source = isShort ? short : compose(citation, longCitationFrame, widthOf)
  const dots = source.end < citation.length ? [box({ fontSize: source.size }, '……')] : []
  return box(
    {
      alignItems: 'center',
      justifyContent: 'space-between',
      borderTop: `1px solid ${colours.line}`,
      paddingTop: 22,
    },
    [
      box({ flexDirection: 'column' }, [
        ...setLines(source, citationFrame),
        ...dots,
        box(
          {
            marginTop: 4,
            marginLeft: title === '' ? 0 : -8,
            fontSize: 20,
            color: colours.quiet,
            whiteSpace: 'pre',
          },
          title === '' ? address : `${title}　${address}`,
        ),
      ]),
      seal,
    ],
  )
}

/** The site's name as a seal is cut: two characters, one above the other. */
const seal = box({ flexDirection: 'column', alignItems: 'center' }, [
  box(
    {
      width: sealSize,
      height: sealSize,
      borderRadius: 8,
      alignItems: 'center',
      justifyContent: 'center',
      backgroundColor: colours.accent,
      color: colours.paper,
      fontSize: 30,
    },
    '章句',
  ),
  box({ marginTop: 4, fontSize: 15, color: colours.quiet }, 'Zhangju'),
])

/** All that the design itself writes, beside what is in `card`. */
export const wordsOn = (card: CardText) => `${Object.values(card).join('')}章句Zhangju……　`
