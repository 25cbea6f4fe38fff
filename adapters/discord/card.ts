import { type APIComponentInContainer, ComponentType } from 'discord.js'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { Locale } from '../../src/passage.ts'
import { openingOf } from '../../src/reply/parts.ts'
import type { Card } from '../../src/reply/reply.ts'
import { fileNameOf } from '../card/picture.ts'
import { maxDescription, shortened } from './limits.ts'
import { escapeMarkdown, quoted, subtext } from './markdown.ts'
import { type DiscordMessage, messageOf } from './render.ts'
import { sourceOf } from './words.ts'

/** So much of a quotation stands beside its picture, in UTF-16 code units, before it is escaped. */
const maxWords = 1200

/** What stands beside a card's picture: its words, or their beginning with dots behind them, and their source. */
export function wordsOfCard(card: Card, locale: Locale): string {
  const { words } = openingOf(card.quote, maxWords)
  const isAll = words.length === card.quote.words.length
  return [quoted(escapeMarkdown(words)), ...(isAll ? [] : ['……']), sourceOf(card, locale)].join(
    '\n',
  )
}

/** A card as a message of its own, its picture attached; without one, it says so. */
export function renderCard(
  card: Card,
  picture: Uint8Array | undefined,
  locale: Locale,
): DiscordMessage {
  const say = wordingIn(locale)
  const words = wordsOfCard(card, locale)
  if (picture === undefined)
    return { ...messageOf([`${words}\n${subtext(say['card.missing'])}`], []), files: [], kept: [] }
  const name = fileNameOf(card)
  const shown: APIComponentInContainer = {
    type: ComponentType.MediaGallery,
    items: [
      {
        media: { url: `attachment://${name}` },
        description: shortened(say['card.alt'](card.citation.text), maxDescription),
      },
    ],
  }
  return {
    ...messageOf([words], [shown]),
    files: [{ kind: 'file', name, type: 'image/png', content: picture }],
    kept: [],
  }
}
