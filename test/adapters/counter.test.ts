import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Counter, serve } from '../../adapters/counter.ts'
import { commandsOf } from '../../src/commands/all.ts'
import type { Desk } from '../../src/desk.ts'
import type { Library } from '../../src/library.ts'
import type { Locale } from '../../src/passage.ts'
import { StoreError } from '../../src/store/fault.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import type { Rooms } from '../../src/store/store.ts'
import { deskOver, openLibrary, saidIn, wordsIn } from '../fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

const askedIn = (locale: Locale) => ({ room: 'room', reader: 'reader', locale }) as const

/** A counter whose log can be read back. */
function counterOver(desk: Desk): { readonly counter: Counter; logged(): readonly unknown[] } {
  const lines = new PassThrough()
  const log = pino({ level: 'trace' }, lines)
  return {
    counter: { desk, commands: commandsOf(library), log },
    logged: () =>
      String(lines.read() ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line)),
  }
}

const store = createMemoryStore()
const broken = (how: Partial<Rooms>): Desk =>
  deskOver(library, { store: { ...store, rooms: { ...store.rooms, ...how } } })
const unwritable = (error: Error) => broken({ change: () => Promise.reject(error) })

describe('serving', () => {
  it('answers and logs which command, how many quotations and how long', async () => {
    const { counter, logged } = counterOver(deskOver(library))
    const reply = await serve({ command: 'ftz', words: '2', ...askedIn('zh') }, counter)
    expect(wordsIn(reply)).toHaveLength(2)
    expect(logged()).toEqual([
      expect.objectContaining({
        level: 30,
        command: 'ftz',
        quotations: 2,
        tookMs: expect.any(Number),
        msg: 'answered',
      }),
    ])
  })

  it.each(['search', 'verify', 'terms', 'cite', 'ftz', 'nonsense-菌草'])(
    'never logs a reader’s words: /%s',
    async command => {
      const { counter, logged } = counterOver(deskOver(library))
      await serve({ command, words: '菌草 my-secret', ...askedIn('zh') }, counter)
      expect(JSON.stringify(logged())).not.toMatch(/菌草|my-secret/)
    },
  )

  it.each([
    ['zh', /^抱歉，这里出了错，已经记录（编号 ([0-9a-f]{8})）。/],
    ['en', /^Sorry, something went wrong here and was noted \(([0-9a-f]{8})\)\./],
  ] as const)('apologises in %s for a fault of ours and logs it once', async (locale, apology) => {
    const { counter, logged } = counterOver(unwritable(new Error('a fault of ours')))
    const reply = await serve({ command: 'language', words: 'en', ...askedIn(locale) }, counter)
    expect(reply.locale).toBe(locale)
    expect(reply.blocks).toEqual([
      { kind: 'notice', tone: 'fault', text: expect.stringMatching(apology) },
    ])
    const [id] = apology.exec(saidIn(reply)[0] ?? '')?.slice(1) ?? []
    const lines = logged()
    expect(lines).toEqual([
      expect.objectContaining({
        level: 50,
        id,
        command: 'language',
        msg: 'an answer failed',
        err: expect.objectContaining({ message: 'a fault of ours' }),
      }),
    ])
  })

  it('says that nothing can be remembered where the store cannot be written, and goes on reading', async () => {
    const fault = { problem: 'the disk is full', remedy: 'free some space' }
    const { counter, logged } = counterOver(unwritable(new StoreError('/data/x.db', fault)))
    const reply = await serve({ command: 'language', words: 'en', ...askedIn('zh') }, counter)
    expect(saidIn(reply)[0]).toMatch(/^抱歉，现在记不下东西/)
    expect(logged()).toMatchObject([
      { level: 50, err: { message: expect.stringContaining('the disk is full') } },
    ])
    const found = await serve({ command: 'search', words: '菌草', ...askedIn('zh') }, counter)
    expect(wordsIn(found)).toHaveLength(1)
  })

  it('answers from the texts alone where the store cannot even be read', async () => {
    const settings = () => Promise.reject(new Error('the file is damaged'))
    const { counter, logged } = counterOver(broken({ settings }))
    const found = await serve({ command: 'search', words: '菌草', ...askedIn('zh') }, counter)
    expect(wordsIn(found)).toHaveLength(1)
    expect(logged()).toMatchObject([{ level: 50, msg: 'the store cannot be read' }, { level: 30 }])
  })
})
