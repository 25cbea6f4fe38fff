import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { compiledStore, openTrial, trialPath } from './trial.ts'

const run = promisify(execFile)

/** Arguments to Node that run `steps` with the `store` at `path` open. */
const program = (path: string, steps: string) => [
  '--input-type=module',
  '--eval',
  `const { openSqliteStore } = await import(${JSON.stringify(compiledStore)})
   const store = await openSqliteStore(${JSON.stringify(path)})
   ${steps}`,
]

/** Kills the process without warning once it has written `count` lines; gives all that it wrote. */
async function killAfter(child: ChildProcess, count: number): Promise<readonly string[]> {
  const lines: string[] = []
  if (child.stdout === null) throw new Error('the process has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (lines.length === count) child.kill('SIGKILL')
  }
  return lines
}

describe('a process that is killed while it writes', () => {
  it.each([1, 40, 333])(
    'has lost nothing that it had acknowledged after %i changes',
    async count => {
      const path = await trialPath()
      const steps = `
        await store.polls.open({ id: 'poll', room: 'a0', quiz: 'quiz', correct: 0 }, 0)
        for (let id = 1; ; id++) {
          await store.updates.setAnswered(['update ' + id], id)
          await store.polls.answer({ poll: 'poll', reader: 'reader ' + id, choice: 1 }, id)
          await store.rooms.move('a' + (id - 1), 'a' + id)
          await store.sessions.start({ room: 'r' + id, work: 'w', address: 'a', startedBy: 'x', startedAtMs: id })
          await store.sessions.goTo('r' + id, 'b', 'y')
          await store.cards.put({ reader: 'x', quiz: 'q' + id, state: '{}', dueAtMs: id })
          await store.dailies.claim('room', id)
          await store.board.add({ id: 'p' + id, room: 'room', question: '', stance: 'note', address: 'a', hash: 'h', words: 'w', note: '', reader: 'x', atMs: id })
          process.stdout.write(id + '\\n')
        }`
      const child = spawn(process.execPath, program(path, steps), {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const exit = once(child, 'exit')
      const acknowledged = await killAfter(child, count)
      expect(await exit).toEqual([null, 'SIGKILL'])
      expect(acknowledged.length).toBeGreaterThanOrEqual(count)

      const { updates, polls, sessions, cards, dailies, board } = await openTrial(path)
      for (const id of acknowledged) {
        expect(await updates.answered(`update ${id}`), id).toBe(true)
        expect(await sessions.progress(`r${id}`)).toEqual({ read: ['a', 'b'], readers: ['x', 'y'] })
        expect(await dailies.claim('room', Number(id))).toBe(false)
      }
      expect((await cards.all('x')).length).toBeGreaterThanOrEqual(acknowledged.length)
      expect((await board.of('room')).length).toBeGreaterThanOrEqual(acknowledged.length)
      const readers = (await polls.answers('poll')).map(({ reader }) => reader)
      expect(readers.slice(0, acknowledged.length)).toEqual(acknowledged.map(id => `reader ${id}`))
      const moves = Number((await polls.find('poll'))?.room.slice(1))
      expect(moves).toBeGreaterThanOrEqual(acknowledged.length)
    },
  )
})

describe('processes that share a file', () => {
  it('make it together and write to it side by side, each waiting for the others', async () => {
    const path = await trialPath()
    const names = ['Li', 'Wang', 'An', 'Zhao']
    await Promise.all(
      names.map(name =>
        run(
          process.execPath,
          program(
            path,
            `await store.polls.open({ id: 'poll', room: 'a', quiz: 'quiz', correct: 0 }, 0)
             for (let id = 0; id < 100; id++) {
               await store.polls.answer({ poll: 'poll', reader: '${name} ' + id, choice: 1 }, id)
             }
             await store.close()`,
          ),
        ),
      ),
    )
    const { polls } = await openTrial(path)
    const readers = (await polls.answers('poll')).map(({ reader }) => reader)
    expect(readers.length).toBe(400)
    for (const name of names) {
      const own = readers.filter(reader => reader.startsWith(`${name} `))
      expect(own).toEqual(Array.from({ length: 100 }, (_, id) => `${name} ${id}`))
    }
  })

  it('claim each daily slot once among them all', async () => {
    const path = await trialPath()
    const outputs = await Promise.all(
      ['one', 'two', 'three'].map(() =>
        run(
          process.execPath,
          program(
            path,
            `for (let slot = 0; slot < 200; slot++)
               if (await store.dailies.claim('room', slot)) process.stdout.write(slot + '\\n')
             await store.close()`,
          ),
        ),
      ),
    )
    const claimed = outputs.flatMap(({ stdout }) => stdout.split('\n').filter(Boolean).map(Number))
    expect(claimed.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, slot) => slot))
  })
})
