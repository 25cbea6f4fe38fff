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
const choice = fc.constantFrom(undefined, 0, 1, 2)
const button = fc.record({ id, payload: fc.string({ unit: 'grapheme' }) })

type Step = (store: Store) => Promise<unknown>

/** A call that shows in a counterexample as it would be written. */
const call = (words: string, step: Step): Step => Object.assign(step, { toString: () => words })
const show = (...args: readonly unknown[]) => args.map(arg => fc.stringify(arg)).join(', ')

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(room, fc.constantFrom('zh', 'en'))
    .map(args => call(`setLocale(${show(...args)})`, ({ rooms }) => rooms.setLocale(...args))),
  fc
    .tuple(room, fc.boolean())
    .map(args =>
      call(`setReachable(${show(...args)})`, ({ rooms }) => rooms.setReachable(...args)),
    ),
  fc
    .tuple(room, fc.boolean())
    .map(args => call(`setPrivate(${show(...args)})`, ({ rooms }) => rooms.setPrivate(...args))),
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
  atMs.map(ms => call(`buttons.forgetBefore(${ms})`, ({ buttons }) => buttons.forgetBefore(ms))),
  atMs.map(ms => call(`updates.forgetBefore(${ms})`, ({ updates }) => updates.forgetBefore(ms))),
  fc
    .tuple(fc.record({ id, room, quiz: id, correct: fc.nat({ max: 3 }) }), atMs)
    .map(args => call(`open(${show(...args)})`, ({ polls }) => polls.open(...args))),
  fc
    .tuple(fc.record({ poll: id, reader: id, choice }), atMs)
    .map(args => call(`answer(${show(...args)})`, ({ polls }) => polls.answer(...args))),
)

/** All that a store can be asked. */
async function allOf({ rooms: kept, buttons, updates, polls }: Store) {
  const places = rooms.flatMap(room => rooms.map(inner => `${room}/${inner}`)).concat(rooms)
  return {
    rooms: await Promise.all(
      places.map(async room => [
        room,
        await kept.locale(room),
        await kept.reachable(room),
        await kept.isPrivate(room),
      ]),
    ),
    updates: await Promise.all(ids.map(updates.answered)),
    polls: await Promise.all(ids.map(polls.find)),
    answers: await Promise.all(ids.map(polls.answers)),
    buttons: await Promise.all(ids.map(id => buttons.find(id, 0))),
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
    const steps = fc.array(step, { minLength: 1, maxLength: 40, size: 'max' })
    await fc.assert(
      fc.asyncProperty(steps, steps =>
        withBoth(async (memory, sqlite) => {
          for (const step of steps) expect(await step(sqlite)).toEqual(await step(memory))
          expect(await allOf(sqlite)).toEqual(await allOf(memory))
        }),
      ),
      { numRuns: 100 },
    )
  })

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
