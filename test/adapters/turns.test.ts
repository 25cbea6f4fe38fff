import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTurns, type Pace } from '../../adapters/turns.ts'

const pace: Pace = { questions: 3, seconds: 1, perRoom: 4, together: 6 }

/** Work that goes on until it is let go. */
function held() {
  let letGo = () => {}
  const until = new Promise<void>(resolve => {
    letGo = resolve
  })
  return { work: () => until, letGo }
}

describe('turns', () => {
  it('are taken in the order of asking in a room, whatever each takes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            room: fc.constantFrom('a' as const, 'b' as const),
            reader: fc.constantFrom('r', 's'),
            ticks: fc.nat({ max: 3 }),
          }),
        ),
        async asked => {
          const turns = createTurns({ questions: 1000, seconds: 1, perRoom: 1000, together: 1000 })
          const done: { room: string; at: number }[] = []
          const inHand = { a: 0, b: 0 }
          await Promise.all(
            asked.map(({ room, reader, ticks }, at) =>
              turns.take({ room, reader }, async () => {
                expect(++inHand[room]).toBe(1)
                for (let tick = 0; tick < ticks; tick++) await null
                done.push({ room, at })
                inHand[room]--
              }),
            ),
          )
          expect(done).toHaveLength(asked.length)
          for (const room of ['a', 'b']) {
            const own = done.filter(one => one.room === room).map(({ at }) => at)
            expect(own).toEqual([...own].sort((one, other) => one - other))
          }
        },
      ),
    ))

  it('put off whoever asks too fast, and say so once, until the time is over', async () => {
    const turns = createTurns(pace)
    let done = 0
    const ask = () => turns.take({ room: 'a', reader: 'r' }, async () => void done++)
    const answers = []
    for (let at = 0; at < 6; at++) answers.push(await ask())
    expect(answers).toEqual([
      ...[undefined, undefined, undefined],
      { reason: 'reader', seconds: 1, isNew: true },
      { reason: 'reader', seconds: 1, isNew: false },
      { reason: 'reader', seconds: 1, isNew: false },
    ])
    await sleep(1050)
    expect(await ask()).toBeUndefined()
    expect(done).toBe(4)
  })

  it('are had by others while a room is full, and by nobody when all is', async () => {
    const turns = createTurns(pace)
    const { work, letGo } = held()
    const waiting = [1, 2, 3, 4].map(at => turns.take({ room: 'a', reader: `r${at}` }, work))
    expect(await turns.take({ room: 'a', reader: 'r5' }, work)).toMatchObject({ reason: 'room' })
    let others = 0
    await turns.take({ room: 'b', reader: 'r6' }, async () => void others++)
    expect(others).toBe(1)
    waiting.push(turns.take({ room: 'b', reader: 'r7' }, work))
    waiting.push(turns.take({ reader: 'r8' }, work))
    expect(await turns.take({ room: 'c', reader: 'r9' }, work)).toMatchObject({ reason: 'all' })
    // What must not be lost waits all the same.
    waiting.push(turns.take({ room: 'a' }, work))
    letGo()
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => undefined))
    expect(await turns.take({ room: 'a', reader: 'r5' }, async () => {})).toBeUndefined()
  })

  it('are taken beside what was asked before by what must not be late, and by that alone', async () => {
    const turns = createTurns(pace)
    const { work, letGo } = held()
    const done: string[] = []
    const slow = turns.take({ room: 'a', reader: 'r1' }, work)
    const hasty = turns.take({ room: 'a', reader: 'r2', patienceMs: 20 }, async () => {
      done.push('hasty')
    })
    const patient = turns.take({ room: 'a', reader: 'r3' }, async () => {
      done.push('patient')
    })
    await hasty
    await sleep(50)
    expect(done).toEqual(['hasty'])
    letGo()
    await Promise.all([slow, patient])
    expect(done).toEqual(['hasty', 'patient'])
  })

  it('are kept in order by what must not be late while the room is quick, and however many they are', async () => {
    const turns = createTurns({ ...pace, together: 1000 })
    const done: number[] = []
    const asked = Array.from({ length: 3 * pace.perRoom }, (_, at) =>
      turns.take({ room: 'a', reader: `r${at}`, patienceMs: 5000 }, async () => {
        await sleep(at % 2)
        done.push(at)
      }),
    )
    expect(await Promise.all(asked)).toEqual(asked.map(() => undefined))
    expect(done).toEqual(asked.map((_, at) => at))
  })

  it('go on after one that failed, which its asker hears of', async () => {
    const turns = createTurns(pace)
    const failing = turns.take({ room: 'a' }, () => Promise.reject(new RangeError('no')))
    const next = turns.take({ room: 'a' }, async () => {})
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBeUndefined()
  })
})
