import { type Address, addressOf, parseAddress } from '../../src/address.ts'
import { settingsOf } from '../../src/commands/answer.ts'
import type { Inquiry } from '../../src/inquiry.ts'
import type { Library } from '../../src/library.ts'
import { addressOfQuote } from '../../src/quote.ts'
import { takeAnswer } from '../../src/study/answers.ts'
import { answerPress, answerQuestion, type Teller } from './answer.ts'
import type { Cooldown } from './cooldown.ts'
import { answerInline } from './inline.ts'
import type { Intake } from './intake.ts'

/** Does what an update asks of us. */
export async function dispatch(intake: Intake, teller: Teller, cooldown: Cooldown): Promise<void> {
  const { store, nowMs, log } = teller
  switch (intake.kind) {
    case 'ask':
      await noteReachable(intake.inquiry.room, teller)
      return answerQuestion(intake.inquiry, intake.target, teller)
    case 'brackets':
      return answerBrackets(intake, teller, cooldown)
    case 'press':
      return answerPress(intake, teller)
    case 'inline':
      return answerInline(intake, teller)
    case 'choice': {
      const { poll, reader, choice, name } = intake
      // Telegram tells so of a vote that is taken back, which a quiz does not let one do.
      if (choice === undefined) return
      const taken = await takeAnswer({ poll, reader, choice }, store, nowMs())
      if (taken && name !== undefined) await store.readers.setName(reader, name)
      log.info({ known: taken !== undefined }, 'a quiz was answered')
      return
    }
    case 'moved':
      await store.rooms.move(intake.from, intake.to)
      log.info({ from: intake.from, to: intake.to }, 'a room has moved')
      return
    case 'standing':
      await store.rooms.setReachable(intake.room, intake.reachable)
      if (!intake.reachable) await store.dailies.remove(intake.room)
      log.info({ room: intake.room, reachable: intake.reachable }, 'a room has changed')
      if (intake.greets) await answerQuestion(intake.greets.inquiry, intake.greets.target, teller)
      return
  }
}

/** Whoever asks can be answered, whatever was noted before. */
async function noteReachable(room: string, { store }: Teller): Promise<void> {
  if (!(await store.rooms.reachable(room))) await store.rooms.setReachable(room, true)
}

/** Brings the passages that a message names in brackets, each at most once in a while where others read along. */
async function answerBrackets(
  { places, from, target, otherwise }: Extract<Intake, { readonly kind: 'brackets' }>,
  teller: Teller,
  cooldown: Cooldown,
): Promise<void> {
  const { desk } = teller.counter
  const { library } = desk
  const { brackets = true } = await settingsOf(from.room, desk)
  if (!brackets) {
    if (otherwise) await answerQuestion(otherwise, target, teller)
    return
  }
  const named = places.flatMap(place => addressNamed(place, library) ?? [])
  if (named.length === 0) {
    if (otherwise) await answerQuestion(otherwise, target, teller)
    return
  }
  const due =
    target.talk === 'alone'
      ? named
      : named.filter(address => cooldown.ready(`${from.room} ${address}`, teller.nowMs()))
  if (due.length === 0) return
  const inquiry: Inquiry = { command: 'search', words: due.join(' '), ...from }
  await answerQuestion(inquiry, target, teller)
}

/** The address of the place inside a work that `typed` names; one that there is not only as an address is written. */
function addressNamed(typed: string, library: Library): Address | undefined {
  const located = library.locate(typed)
  switch (located.kind) {
    case 'passage':
      return addressOfQuote(located.quote)
    case 'section':
      return addressOf({ work: located.work.id, section: located.section.number })
    case 'nowhere': {
      const place = parseAddress(typed.toLowerCase())
      return located.work && place?.section !== undefined ? addressOf(place) : undefined
    }
    case 'work':
    case 'words':
      return undefined
  }
}
