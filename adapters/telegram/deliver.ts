import { type Api, InputFile } from 'grammy'
import type { File } from '../../src/reply/reply.ts'
import type { Store } from '../../src/store/store.ts'
import { fileNameOf } from '../card/picture.ts'
import type { Log } from '../log.ts'
import type { CaptionedCard } from './card.ts'
import type { Pressed, Target } from './intake.ts'
import type { QuizPoll } from './quiz.ts'
import { refusalOf } from './refusal.ts'
import type { TelegramMessage } from './render.ts'
import { roomOf } from './room.ts'

/** What delivering needs. */
export interface Post {
  readonly api: Api
  readonly store: Store
  readonly log: Log
  nowMs(): number
}

/** Sends `message`. Where it cannot go is noted, so that nothing is sent there unasked. */
export async function sendMessage(
  message: TelegramMessage,
  target: Target,
  post: Post,
): Promise<void> {
  await keepButtons(message, post)
  await send(target, post, (to, wheres) =>
    post.api.sendMessage(to, message.text, { ...bodyOf(message), ...wheres }),
  )
}

/** Sends a quiz as a poll and notes under which name its answers will come. */
export async function sendQuiz(poll: QuizPoll, target: Target, post: Post): Promise<void> {
  const sent = await send(target, post, (to, wheres) =>
    post.api.sendPoll(to, poll.question, [...poll.options], {
      type: 'quiz',
      correct_option_ids: [poll.right],
      explanation: poll.explanation,
      is_anonymous: false,
      ...wheres,
    }),
  )
  if (sent === undefined) return
  await post.store.polls.open(
    { id: sent.poll.id, room: roomOf(target), quiz: poll.quiz.id, correct: poll.right },
    post.nowMs(),
  )
}

/** Sends a file as a document. */
export async function sendFile(file: File, target: Target, post: Post): Promise<void> {
  await send(target, post, (to, wheres) =>
    post.api.sendDocument(to, new InputFile(file.content, file.name), wheres),
  )
}

/** Sends a card as a photo, its words and their source under it; without a picture, these alone. */
export async function sendCard(
  { card, caption }: CaptionedCard,
  picture: Uint8Array | undefined,
  target: Target,
  post: Post,
): Promise<void> {
  const entities = [...caption.entities]
  await send<unknown>(target, post, (to, wheres) =>
    picture === undefined
      ? post.api.sendMessage(to, caption.text, {
          entities,
          link_preview_options: { is_disabled: true },
          ...wheres,
        })
      : post.api.sendPhoto(to, new InputFile(picture, fileNameOf(card)), {
          caption: caption.text,
          caption_entities: entities,
          ...wheres,
        }),
  )
}

/** Puts `message` in the place of the one whose button was pressed; if that cannot be, sends it. */
export async function editMessage(
  message: TelegramMessage,
  pressed: Pressed,
  post: Post,
): Promise<void> {
  const { api, log } = post
  await keepButtons(message, post)
  try {
    if (pressed.kind === 'inline')
      await api.editMessageTextInline(pressed.message, message.text, bodyOf(message))
    else
      await api.editMessageText(pressed.target.chat, pressed.message, message.text, bodyOf(message))
  } catch (error) {
    const refusal = refusalOf(error)
    switch (refusal?.kind) {
      case 'unchanged':
        return
      case 'uneditable':
        if (pressed.kind === 'chat') await sendMessage(message, pressed.target, post)
        return
      case 'unreachable':
        if (pressed.kind === 'chat') await setUnreachable(pressed.target, post)
        return
      case 'moved':
        log.info({ room: pressed.kind === 'chat' && roomOf(pressed.target) }, 'the room has moved')
        return
      case 'noReplyTarget':
      case 'stale':
      case undefined:
        throw error
    }
  }
}

/** Before the message is sent, so that no button is without what it asks. */
async function keepButtons({ kept }: TelegramMessage, { store, nowMs }: Post): Promise<void> {
  if (kept.length > 0) await store.buttons.keep(kept, nowMs())
}

const bodyOf = ({ entities, keyboard }: TelegramMessage) => ({
  entities: [...entities],
  reply_markup: { inline_keyboard: keyboard.map(row => [...row]) },
  // Our links lead to the passage that the message quotes already.
  link_preview_options: { is_disabled: true },
})

/** Where in a chat a message goes, as Telegram's methods take it. */
const whereIn = ({ topic, replyTo }: Target) => ({
  ...(topic !== undefined && { message_thread_id: topic }),
  ...(replyTo !== undefined && {
    reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
  }),
})

/** Sends by `call`, and again where Telegram says how it must be sent instead; `undefined` where it cannot be. */
async function send<Sent>(
  target: Target,
  post: Post,
  call: (chat: number, where: ReturnType<typeof whereIn>) => Promise<Sent>,
): Promise<Sent | undefined> {
  try {
    return await call(target.chat, whereIn(target))
  } catch (error) {
    const refusal = refusalOf(error)
    const { replyTo, ...unreplied } = target
    switch (refusal?.kind) {
      case 'noReplyTarget':
        if (replyTo === undefined) throw error
        return send(unreplied, post, call)
      case 'moved': {
        await post.store.rooms.move(roomOf({ chat: target.chat }), roomOf({ chat: refusal.to }))
        // The old chat's messages have other numbers in the new one.
        return send({ ...unreplied, chat: refusal.to }, post, call)
      }
      case 'unreachable':
        await setUnreachable(target, post)
        return undefined
      case 'unchanged':
      case 'uneditable':
      case 'stale':
      case undefined:
        throw error
    }
  }
}

async function setUnreachable(target: Target, { store, log }: Post): Promise<void> {
  const room = roomOf(target)
  await store.rooms.setReachable(room, false)
  log.info({ room }, 'the room cannot be written to')
}
