import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../src/store/memory.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'

const rooms = ['a', 'a/1', 'a/1/x', 'ab', 'A/1', 'a%', 'a%/1', 'a_/1', 'b', 'b/1', '𠮷', '𠮷/1']
const ids = ['1', '2', '𠮷 %_']
const room = fc.constantFrom(...rooms)
const id = fc.constantFrom(...ids)
const atMs = fc.nat({ max: 5 }).map(ms => 1_769_846_400_000 + ms)
const choice = fc.constantFrom(0, 1, 2)
const button = fc.record({ id, payload: fc.string({ unit: 'grapheme' }) })

const settings = fc.record(
  {
    locale: fc.constantFrom('zh', 'en', undefined),
    style: fc.constantFrom('short', 'gbt', undefined),
    isPrivate: fc.constantFrom(true, false, undefined),
    lead: fc.constantFrom('everyone', 'administrators', undefined),
    brackets: fc.constantFrom(true, false, undefined),
    question: fc.constantFrom('why', undefined),
  },
  { requiredKeys: [], noNullPrototype: true },
)
const session = fc.record({ room, work: id, address: id, startedBy: id, startedAtMs: atMs })
const card = fc.record({ reader: id, quiz: id, state: id, dueAtMs: atMs })
const daily = fc.record(
  {
    ...{ room, zone: fc.constant('UTC'), weekdays: fc.boolean(), sinceMs: atMs },
    ...{ hour: fc.nat({ max: 23 }), minute: fc.nat({ max: 59 }), work: id },
    order: fc.constantFrom('text', 'random'),
    locale: fc.constantFrom('zh', 'en'),
  },
  {
    requiredKeys: ['room', 'zone', 'weekdays', 'sinceMs', 'hour', 'minute', 'order', 'locale'],
    noNullPrototype: true,
  },
)
const pin = fc.record({
  ...{ id, room, question: id, address: id, hash: id, words: id, note: id, reader: id, atMs },
  stance: fc.constantFrom('for', 'against', 'note'),
})

const version = fc.constantFrom('0123456789ab', 'ba9876543210')
const wording = fc.record({
  ...{ address: id, hash: version, text: fc.string({ unit: 'grapheme' }) },
  language: fc.constantFrom('zh-Hans', 'en'),
  citation: fc.record({ zh: id, en: id }, { noNullPrototype: true }),
})

/** Where something can be: in a room, or where a move puts what is within another. */
const places = [...new Set(rooms.flatMap(room => ['', '/1', '/x', '/1/x'].map(end => room + end)))]

type Step = (store: Store) => Promise<unknown>

/** A call that shows in a counterexample as it would be written. */
const call = (words: string, step: Step): Step => Object.assign(step, { toString: () => words })
const show = (...args: readonly unknown[]) => args.map(arg => fc.stringify(arg)).join(', ')

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(room, settings)
    .map(args => call(`change(${show(...args)})`, ({ rooms }) => rooms.change(...args))),
  fc
    .tuple(room, fc.boolean())
    .map(args =>
      call(`setReachable(${show(...args)})`, ({ rooms }) => rooms.setReachable(...args)),
    ),
  fc
    .tuple(room, room)
    .map(args => call(`move(${show(...args)})`, ({ rooms }) => rooms.move(...args))),
  fc
    .tuple(fc.array(button, { maxLength: 3 }), atMs)
    .map(args => call(`keep(${show(...args)})`, ({ buttons }) => buttons.keep(...args))),
  fc
    .tuple(id, atMs)
    .map(args => call(`find(${show(...args)})`, ({ buttons }) => buttons.find(...args))),
  fc
    .tuple(fc.array(id, { maxLength: 3 }), atMs)
    .map(args =>
      call(`setAnswered(${show(...args)})`, ({ updates }) => updates.setAnswered(...args)),
    ),
  fc
    .tuple(fc.array(fc.record({ id, content: id }), { maxLength: 3 }), atMs)
    .map(args => call(`keep(${show(...args)})`, ({ updates }) => updates.keep(...args))),
  fc.constant(
    call('takeUp()', async ({ updates }) =>
      (await updates.takeUp()).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ),
  ),
  atMs.map(ms => call(`buttons.forgetBefore(${ms})`, ({ buttons }) => buttons.forgetBefore(ms))),
  atMs.map(ms => call(`updates.forgetBefore(${ms})`, ({ updates }) => updates.forgetBefore(ms))),
  fc
    .tuple(fc.record({ id, room, quiz: id, correct: fc.nat({ max: 3 }) }), atMs)
    .map(args => call(`open(${show(...args)})`, ({ polls }) => polls.open(...args))),
  fc
    .tuple(fc.record({ poll: id, reader: id, choice }), atMs)
    .map(args => call(`answer(${show(...args)})`, ({ polls }) => polls.answer(...args))),
  room.map(room => call(`clear(${show(room)})`, ({ rooms }) => rooms.clear(room))),
  fc
    .tuple(id, id)
    .map(args => call(`setName(${show(...args)})`, ({ readers }) => readers.setName(...args))),
  id.map(reader => call(`forget(${show(reader)})`, ({ readers }) => readers.forget(reader))),
  session.map(it => call(`start(${show(it)})`, ({ sessions }) => sessions.start(it))),
  fc
    .tuple(room, id, id)
    .map(args => call(`goTo(${show(...args)})`, ({ sessions }) => sessions.goTo(...args))),
  room.map(room => call(`stop(${show(room)})`, ({ sessions }) => sessions.stop(room))),
  card.map(it => call(`put(${show(it)})`, ({ cards }) => cards.put(it))),
  daily.map(it => call(`put(${show(it)})`, ({ dailies }) => dailies.put(it))),
  room.map(room => call(`remove(${show(room)})`, ({ dailies }) => dailies.remove(room))),
  fc
    .tuple(room, atMs)
    .map(args => call(`claim(${show(...args)})`, ({ dailies }) => dailies.claim(...args))),
  fc
    .tuple(room, id)
    .map(args => call(`show(${show(...args)})`, ({ dailies }) => dailies.show(...args))),
  room.map(room => call(`startOver(${show(room)})`, ({ dailies }) => dailies.startOver(room))),
  atMs.map(ms => call(`forgetSlots(${ms})`, ({ dailies }) => dailies.forgetSlotsBefore(ms))),
  pin.map(it => call(`add(${show(it)})`, ({ board }) => board.add(it))),
  fc
    .tuple(room, id)
    .map(args => call(`remove(${show(...args)})`, ({ board }) => board.remove(...args))),
  fc
    .tuple(fc.array(wording, { maxLength: 4 }), atMs)
    .map(args => call(`keep(${show(...args)})`, ({ archive }) => archive.keep(...args))),
)

/** All that a store can be asked. */
async function allOf(store: Store) {
  const { rooms: kept, buttons, updates, polls, readers, sessions, cards, dailies, board } = store
  const { archive } = store
  return {
    rooms: await Promise.all(
      places.map(async room => [room, await kept.settings(room), await kept.reachable(room)]),
    ),
    updates: await Promise.all(ids.map(updates.answered)),
    // Looking counts: how often is asked for by a call of its own.
    kept: (await updates.takeUp()).map(({ id, content }) => `${id} ${content}`).toSorted(),
    polls: await Promise.all(ids.map(polls.find)),
    answers: await Promise.all(ids.map(polls.answers)),
    buttons: await Promise.all(ids.map(id => buttons.find(id, 0))),
    scores: await Promise.all(places.map(room => polls.score(room, 1_769_846_400_003))),
    readers: await Promise.all(
      ids.map(async id => [await readers.name(id), await readers.kept(id)]),
    ),
    sessions: await Promise.all(
      places.map(async room => [
        await sessions.find(room),
        await sessions.progress(room),
        await sessions.within(room),
      ]),
    ),
    cards: await Promise.all(
      ids.map(async id => [
        await cards.all(id),
        await cards.due(id, 1_769_846_400_003, 2),
        await cards.find(id, '1'),
      ]),
    ),
    dailies: await dailies.all(),
    shown: await Promise.all(places.map(dailies.shown)),
    boards: await Promise.all(places.map(board.of)),
    archive: await Promise.all(
      ids.map(async id => [
        await archive.latest(id),
        await archive.wording(id, '0123456789ab'),
        await archive.wording(id, 'ba9876543210'),
      ]),
    ),
  }
}

async function withBoth(use: (memory: Store, sqlite: Store) => Promise<void>): Promise<void> {
  const sqlite = await openSqliteStore(':memory:')
  try {
    await use(createMemoryStore(), sqlite)
  } finally {
    await sqlite.close()
  }
}

describe('whatever is done', () => {
  it('the store in memory and the one in SQLite answer alike', async () => {
    const steps = fc.array(step, { minLength: 1, maxLength: 60, size: 'max' })
    await fc.assert(
      fc.asyncProperty(steps, steps =>
        withBoth(async (memory, sqlite) => {
          for (const step of steps) expect(await step(sqlite)).toEqual(await step(memory))
          expect(await allOf(sqlite)).toEqual(await allOf(memory))
        }),
      ),
      { numRuns: 100 },
    )
  }, 60_000)

  it('moving a room a second time changes nothing', async () => {
    const steps = fc.array(step, { maxLength: 20, size: 'max' })
    await fc.assert(
      fc.asyncProperty(steps, room, room, async (steps, from, to) => {
        const store = createMemoryStore()
        for (const step of steps) await step(store)
        await store.rooms.move(from, to)
        const once = await allOf(store)
        await store.rooms.move(from, to)
        expect(await allOf(store)).toEqual(once)
      }),
      { numRuns: 200 },
    )
  })
})
