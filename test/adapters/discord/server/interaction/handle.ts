import type { Board } from '../channel/board.ts'
import type { Waiting } from '../waiting.ts'
import type { Interaction, Interactions } from './interaction.ts'
import { type Shown, shownAnswer, shownMessage } from './shown.ts'

/** What a reader did, and what becomes of it. Waits end after 5 s unless told otherwise. */
export interface Handle {
  readonly id: string
  /** What an interaction is answered over; empty for a message. */
  readonly token: string
  /** The answer, as soon as there is one to see: a deferred one when it has been written. */
  answer(ms?: number): Promise<Shown>
  /** The first answer's number, as soon as it has come: 5 for a deferred message. */
  acknowledged(ms?: number): Promise<number>
  /** How long the first answer took, in milliseconds; undefined while there is none. */
  readonly acknowledgedAfterMs: number | undefined
  /** The further messages over the interaction's token, as they are now. */
  readonly followups: readonly Shown[]
  /** The further message of that number, from 1. */
  followup(number?: number, ms?: number): Promise<Shown>
}

export interface HandleDesk {
  readonly board: Board
  readonly interactions: Interactions
  readonly waiting: Waiting
  /** What came instead, for the sentence that says what did not. */
  summary(): string
}

const patienceMs = 5000

export function createHandle(id: string, desk: HandleDesk): Handle {
  const { board, interactions, waiting, summary } = desk
  const it = (): Interaction => {
    const interaction = interactions.find(id)
    if (interaction === undefined) throw new RangeError(`there is no interaction ${id}`)
    return interaction
  }
  const until = <T>(find: () => T | undefined, what: string, ms: number) =>
    waiting.until(find, () => `${it().name} got no ${what} within ${ms} ms: ${summary()}`, ms)
  const followups = () => it().followUpIds.map(followUp => shownMessage(followUp, board))
  return {
    id,
    token: it().token,
    answer: (ms = patienceMs) => until(() => shownAnswer(it(), board), 'answer', ms),
    acknowledged: (ms = patienceMs) => until(() => it().first?.type, 'first answer', ms),
    get acknowledgedAfterMs() {
      const { first, createdAt } = it()
      return first && first.at - createdAt
    },
    get followups() {
      return followups()
    },
    followup: (number = 1, ms = patienceMs) =>
      until(() => followups()[number - 1], `follow-up ${number}`, ms),
  }
}

/** The same for a message: its answers are what the bot writes after it, there or below it. */
export function createMessageHandle(
  id: string,
  botId: string,
  { board, waiting, summary }: Omit<HandleDesk, 'interactions'>,
): Handle {
  const asked = board.find(id)
  if (asked === undefined) throw new RangeError(`there is no message ${id}`)
  const answers = () =>
    [asked.channel_id, id]
      .flatMap(channelId => board.messages(channelId))
      .filter(message => message.author.id === botId && BigInt(message.id) > BigInt(id))
  const first = () => {
    const all = answers()
    return all.find(message => message.message_reference?.['message_id'] === id) ?? all[0]
  }
  const until = <T>(find: () => T | undefined, what: string, ms: number) =>
    waiting.until(find, () => `the message got no ${what} within ${ms} ms: ${summary()}`, ms)
  const shown = (message: { readonly id: string } | undefined) =>
    message && shownMessage(message.id, board)
  const followups = () =>
    answers()
      .filter(({ id }) => id !== first()?.id)
      .map(({ id }) => shownMessage(id, board))
  return {
    id,
    token: '',
    answer: (ms = patienceMs) => until(() => shown(first()), 'answer', ms),
    acknowledged: (ms = patienceMs) => until(() => first() && 4, 'answer', ms),
    get acknowledgedAfterMs() {
      const message = first()
      return message && board.postedAt(message.id) - board.postedAt(id)
    },
    get followups() {
      return followups()
    },
    followup: (number = 1, ms = patienceMs) =>
      until(() => followups()[number - 1], `follow-up ${number}`, ms),
  }
}
