import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import type { Counter } from '../../../adapters/counter.ts'
import { runSession } from '../../../adapters/terminal/session.ts'
import { commandsOf } from '../../../src/commands/all.ts'
import type { Locale } from '../../../src/passage.ts'
import { deskOver, openLibrary } from '../../fixture.ts'

async function counter(): Promise<Counter> {
  const library = await openLibrary()
  return {
    desk: deskOver(library),
    commands: commandsOf(library),
    log: pino({ level: 'silent' }),
  }
}

interface Sitting {
  readonly locale?: Locale
  readonly interactive?: boolean
}

/** Everything that a session writes to what is typed, until its input ends. */
async function session(
  typed: string,
  { locale = 'zh', interactive = false }: Sitting = {},
): Promise<string> {
  const input = new PassThrough()
  const output = new PassThrough()
  const written = text(output)
  input.end(typed)
  const terminal = {
    input,
    output,
    interactive,
    colour: false,
    width: () => Number.POSITIVE_INFINITY,
    locale,
  }
  await runSession(terminal, await counter(), new AbortController().signal)
  output.end()
  return written
}

describe('a session from a pipe', () => {
  it('answers each line in order, under its question', async () => {
    const written = await session('/ftz 2.1\n菌草\n/topics\n')
    expect(written).toMatch(
      /^> \/ftz 2\.1\n\n│ 第二，持续推进制度创新.*\n> 菌草\n\n“菌草”：找到1段\n.*\n> \/topics\n\n收录文章3篇/s,
    )
  })
  it('takes a number for the choice that stands behind it', async () => {
    const written = await session('/ftz\n3\n')
    expect(written).toMatch(/\[3\] 第二，持续推进制度创新.*│ 第二，持续推进制度创新.*ftz\/2\.1/s)
  })
  it.each(['[3]', ' 3 ', '３'])('takes %j for a choice too', async typed => {
    expect(await session(`/ftz\n${typed}\n`)).toContain('ftz/2.2')
  })
  it('answers a number that is not there', async () => {
    expect(await session('/ftz\n99\n')).toContain('没有第 99 项可选。')
    expect(await session('1\n', { locale: 'en' })).toContain(
      'There is nothing numbered 1 to choose.',
    )
  })
  it('takes a choice from the last answer only', async () => {
    expect(await session('/ftz\n/verify 中国队获得了足球世界杯冠军\n1\n')).toContain(
      '没有第 1 项可选。',
    )
  })
  it('passes over empty lines', async () => {
    expect(await session('\n  \n　\n')).toBe('')
  })
  it.each(['/quit', '/exit', '/q', ' /QUIT '])('ends at %j', async typed => {
    expect(await session(`${typed}\n/ftz\n`)).toBe('')
  })
  it('answers a last line without a line feed', async () => {
    expect(await session('菌草')).toContain('“菌草”：找到1段')
  })
  it('ends at once on an empty input', async () => {
    expect(await session('')).toBe('')
  })
  it('takes line feeds of any system', async () => {
    const written = await session('/ftz 2.1\r\n菌草\r\n')
    expect(written).toContain('ftz/2.1')
    expect(written).toContain('“菌草”：找到1段')
  })
  it('speaks the language that was chosen', async () => {
    const written = await session('/language en\n/search 足球世界杯冠军\n88\n')
    expect(written).toContain('Nothing found for “足球世界杯冠军”.')
    expect(written).toContain('There is nothing numbered 88 to choose.')
  })
  it('pages a long answer, and the number of the next page leads there', async () => {
    const written = await session('开放\n')
    const [, next] = /\[(\d+)\] 下一页/.exec(written) ?? []
    expect(written).toContain('第1页，共')
    expect(await session(`开放\n${next}\n`)).toContain('第2页，共')
  })
})

describe('a session at a prompt', () => {
  it('welcomes, prompts and takes its leave', async () => {
    const written = await session('/quit\n', { interactive: true })
    expect(written).toMatch(/^章句：收录3篇文章。/)
    expect(written).toContain('章句> ')
    expect(written).toMatch(/再见。\n$/)
  })
  it('takes its leave in the language that was chosen', async () => {
    expect(await session('/language en\n/quit\n', { interactive: true })).toMatch(/Goodbye\.\n$/)
  })
})

describe('a session that is stopped', () => {
  it('ends', async () => {
    const stop = new AbortController()
    const input = new PassThrough()
    const output = new PassThrough()
    const terminal = {
      input,
      output,
      interactive: false,
      colour: false,
      width: () => 80,
      locale: 'zh',
    } as const
    const ended = runSession(terminal, await counter(), stop.signal)
    stop.abort()
    await expect(ended).resolves.toBe(false)
  })
})
