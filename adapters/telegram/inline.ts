import type { InlineQueryResultArticle } from 'grammy/types'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { Inquiry } from '../../src/inquiry.ts'
import { addressOfQuote } from '../../src/quote.ts'
import type { ListItem, Quotation, Reply } from '../../src/reply/reply.ts'
import { serve } from '../counter.ts'
import { draw, drawPage, type Teller } from './answer.ts'
import type { Intake } from './intake.ts'
import { fitsBytes, maxInlineIdBytes } from './limits.ts'
import { refusalOf } from './refusal.ts'
import type { TelegramMessage } from './render.ts'

/** So many results at a time; Telegram asks for more as the reader scrolls. */
const resultsAtOnce = 10

/** Telegram may give the same answer again for so long. */
const cacheSeconds = 60

/** Something that can be sent into any chat. */
interface Offer {
  readonly id: string
  readonly title: string
  readonly description: string
  content(): Promise<TelegramMessage | undefined>
}

/** Answers what a reader types behind the bot's name in any chat; nothing typed offers the works. */
export async function answerInline(
  { query, words, offset, from }: Extract<Intake, { readonly kind: 'inline' }>,
  teller: Teller,
): Promise<void> {
  const inquiry: Inquiry = { command: words === '' ? 'topics' : 'search', words, ...from }
  const reply = await serve(inquiry, teller.counter)
  const offers = offersOf(reply, inquiry, teller)
  const start = /^\d{1,6}$/.test(offset) ? Number(offset) : 0
  const end = start + resultsAtOnce
  const shown = await Promise.all(offers.slice(start, end).map(offer => articleOf(offer, teller)))
  try {
    await teller.api.answerInlineQuery(
      query,
      shown.flatMap(article => article ?? []),
      {
        cache_time: cacheSeconds,
        // Readers have different languages, and rooms may have chosen one.
        is_personal: true,
        next_offset: end < offers.length ? String(end) : '',
        ...(offers.length === 0 && {
          button: { text: wordingIn(reply.locale)['inline.nothing'], start_parameter: 'help' },
        }),
      },
    )
  } catch (error) {
    // The reader has typed on.
    if (refusalOf(error)?.kind !== 'stale') throw error
  }
}

/** Each quotation of a reply, and each thing that it lists with what opens it. */
const offersOf = (reply: Reply, inquiry: Inquiry, teller: Teller): readonly Offer[] =>
  reply.blocks.flatMap(block => {
    if (block.kind === 'quotation') return [offerOf(block, reply, teller)]
    if (block.kind !== 'list') return []
    return block.items.flatMap((item, at) => listedOffer(item, at, inquiry, teller) ?? [])
  })

function offerOf(block: Quotation, { locale }: Reply, teller: Teller): Offer {
  const address = addressOfQuote(block.quote)
  const question = { command: 'search', words: address }
  return {
    id: address,
    title: block.citation.text,
    description: block.quote.words,
    content: async () =>
      drawPage({ locale, blocks: [block] }, question, question, 'inline', teller).message,
  }
}

function listedOffer(
  { text, detail, question }: ListItem,
  at: number,
  inquiry: Inquiry,
  teller: Teller,
): Offer | undefined {
  if (question === undefined) return undefined
  return {
    id: `${question.command}-${at}`,
    title: detail ?? text,
    description: detail === undefined ? '' : text,
    content: async () =>
      (await draw({ ...inquiry, ...question }, question, 'inline', teller)).message,
  }
}

/** A description is cut by the reader's screen long before. */
const maxDescription = 200

async function articleOf(
  { id, title, description, content }: Offer,
  { store, nowMs }: Teller,
): Promise<InlineQueryResultArticle | undefined> {
  const message = await content()
  if (message === undefined || !fitsBytes(id, maxInlineIdBytes)) return undefined
  await store.buttons.keep(message.kept, nowMs())
  return {
    type: 'article',
    id,
    title,
    ...(description !== '' && {
      description: description.slice(0, maxDescription).toWellFormed(),
    }),
    input_message_content: {
      message_text: message.text,
      entities: [...message.entities],
      link_preview_options: { is_disabled: true },
    },
    reply_markup: { inline_keyboard: message.keyboard.map(row => [...row]) },
  }
}
