import type { Message } from 'grammy/types'
import { addressOf, parseDeepLink } from '../../src/address.ts'
import { commandsNear } from '../../src/commands/unknown.ts'
import { type Question, readQuestion } from '../../src/inquiry.ts'
import { claimsIn } from '../../src/verify/claims.ts'
import type { Self } from './intake.ts'

/** What is written in a message, or under its picture. */
export const textOf = ({ text, caption }: Message) => text ?? caption ?? ''

/** The question in a message that is addressed to us by a command or a mention. */
export function questionOf(message: Message, self: Self): Question | undefined {
  const text = textOf(message)
  const command = readCommand(message, self)
  if (command !== undefined) return command === 'other' ? undefined : command
  const rest = withoutMention(message, self)
  if (rest === undefined) return undefined
  const question = readQuestion(rest)
  if (question) return withReplied(question, message, self)
  const replied = repliedText(message)
  return replied === '' || replied === text
    ? { command: 'help', words: '' }
    : { command: 'search', words: replied }
}

/** The command that a message opens with; 'other' where it is for another bot, or of no bot here. */
function readCommand(message: Message, self: Self): Question | 'other' | undefined {
  const [, bare = '', bot, rest = ''] =
    /^\s*([/／][^\s/／@]+)(?:@(\w+))?(?![^\s])(.*)$/su.exec(textOf(message)) ?? []
  if (bare === '') return undefined
  const question = readQuestion(bare + rest)
  if (question === undefined) return undefined
  if (bot !== undefined && bot.toLowerCase() !== self.username.toLowerCase()) return 'other'
  if (question.command === 'start') return startQuestion(question.words, self)
  const known = self.commands.some(({ name }) => name === question.command)
  const ours = known || bot !== undefined || message.chat.type === 'private'
  // In a group it may be another bot's; of a slip of the hand we are sure.
  if (!ours && commandsNear(question.command, self.commands, 1).length === 0) return 'other'
  return withReplied(question, message, self)
}

/** What a deep link opens; help where it names no place. */
function startQuestion(parameter: string, { commands }: Self): Question {
  // What concerns a reader alone is opened so out of a group.
  const alone = commands.find(({ name, audience }) => name === parameter && audience === 'reader')
  if (alone) return { command: alone.name, words: '' }
  const place = parseDeepLink(parameter)
  if (place === undefined) return { command: 'help', words: '' }
  return { command: 'search', words: addressOf(place) }
}

/** A command without words, in a reply, takes those of the message that it replies to. */
function withReplied(question: Question, message: Message, self: Self): Question {
  if (question.words !== '') return question
  const command = self.commands.find(({ name }) => name === question.command)
  const takes = Object.values(command?.params ?? {}).flatMap(param =>
    param.kind === 'text' ? [param.of] : [],
  )
  // What the reader marked is what is to be checked; of a whole message, what it quotes.
  if (takes.includes('claim'))
    return { ...question, words: message.quote?.text ?? claimsIn(withBars(message)) }
  return takes.includes('words') ? { ...question, words: repliedText(message) } : question
}

/** The message that is replied to, its block quotations behind bars. */
function withBars({ reply_to_message: replied }: Message): string {
  if (replied === undefined) return ''
  const quotations = (replied.entities ?? replied.caption_entities ?? [])
    .filter(({ type }) => type === 'blockquote' || type === 'expandable_blockquote')
    .toReversed()
  return quotations.reduce((text, { offset, length }) => {
    const words = text.slice(offset, offset + length).replace(/^/gm, '> ')
    return `${text.slice(0, offset)}\n${words}\n${text.slice(offset + length)}`
  }, textOf(replied))
}

/** What the reader marked in the message that is replied to, or all of it. */
function repliedText({ quote, reply_to_message }: Message): string {
  return quote?.text ?? (reply_to_message ? textOf(reply_to_message) : '')
}

/** The text around a mention of the bot; `undefined` where it is not mentioned. */
function withoutMention(message: Message, self: Self): string | undefined {
  const text = textOf(message)
  const entities = message.entities ?? message.caption_entities ?? []
  const mention = entities.find(entity => {
    if (entity.type === 'text_mention') return entity.user.id === self.id
    const name = text.slice(entity.offset, entity.offset + entity.length)
    return entity.type === 'mention' && name.toLowerCase() === `@${self.username}`.toLowerCase()
  })
  if (mention === undefined) return undefined
  const before = text.slice(0, mention.offset).trim()
  const after = text.slice(mention.offset + mention.length).trim()
  return `${before} ${after}`.trim()
}

/** So many places of one message are brought. */
const maxPlaces = 3
/** A place in brackets is no longer, in UTF-16 code units. */
const bracketed = /\[\[([^[\]\n]{1,100})\]\]/gu

/** The places that `text` names in double brackets, as they are written there. */
export const placesIn = (text: string): readonly string[] =>
  [...new Set(Array.from(text.matchAll(bracketed), ([, place = '']) => place.trim()))].slice(
    0,
    maxPlaces,
  )

/** What is asked without addressing us: anything where we are alone with the reader, a reply to us elsewhere. */
export function unaddressed(message: Message, self: Self): Question | undefined {
  const alone = message.chat.type === 'private'
  const { reply_to_message: replied } = message
  // A message in a topic counts as a reply to the note that opened the topic.
  const toUs = replied?.from?.id === self.id && replied.forum_topic_created === undefined
  if (!alone && !toUs) return undefined
  if (readCommand(message, self) === 'other') return undefined
  const question = readQuestion(textOf(message))
  if (question) return question
  return alone && hasContent(message) ? { command: 'search', words: '' } : undefined
}

/** Whether a message without text was sent to be answered, as a picture is and a note of service is not. */
const hasContent = (message: Message) =>
  [
    message.photo,
    message.sticker,
    message.voice,
    message.audio,
    message.video,
    message.video_note,
    message.animation,
    message.document,
    message.contact,
    message.location,
    message.poll,
    message.dice,
  ].some(content => content !== undefined)
