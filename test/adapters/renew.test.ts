import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { load } from 'cheerio'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { commandsOf } from '../../src/commands/all.ts'
import { answer } from '../../src/commands/answer.ts'
import { contentHash } from '../../src/content-hash.ts'
import { buildIndex } from '../../src/library.ts'
import { renewable } from '../../src/renewable.ts'
import { libraryOf, workFile } from '../archive/corpus.ts'
import { deskOver, mistakesIn, wordsIn } from '../fixture.ts'
import { trialPath } from '../store/trial.ts'
import { addressIn, patience, start } from './process.ts'

/** The program over a folder of one work, whose text the test writes, and of its index if that is wanted. */
async function running(text: string, indexed = false) {
  const DATABASE_PATH = await trialPath()
  const CORPUS_DIR = join(dirname(DATABASE_PATH), 'corpus')
  await mkdir(CORPUS_DIR)
  const write = (content: string) => writeFile(join(CORPUS_DIR, 'trial.md'), content)
  await write(workFile('trial', [text]))
  if (indexed) await buildIndex(CORPUS_DIR)
  const program = start({ DATABASE_PATH, CORPUS_DIR })
  const address = await addressIn(program.output)
  onTestFinished(async () => {
    program.child.kill('SIGTERM')
    await program.ended
  })
  const page = async (query = '') =>
    load(await (await fetch(`${address}/trial/1.1?lang=zh${query}`)).text())
  const shown = async () => (await page())('.here [data-quote]').text()
  return { ...program, write, page, shown }
}

describe('a corpus that is changed while it is served', () => {
  it('is served as it is now, at once and everywhere, and its former wording is remembered', async () => {
    const { write, page, shown } = await running('旧的原文。')
    expect(await shown()).toBe('旧的原文。')
    await write(workFile('trial', ['新的原文。']))
    await vi.waitFor(async () => expect(await shown()).toBe('新的原文。'), patience)
    const then = await page(`&v=${contentHash('旧的原文。')}`)
    expect(then('[data-archived]').text()).toBe('旧的原文。')
  }, 40_000)
  it('is kept as it was where it has faults, which the log names, until they are mended', async () => {
    const { write, shown, output, child } = await running('好的原文。')
    await write('---\nid: trial\n---\n没有题名。\n')
    await vi.waitFor(() => expect(output()).toContain('the one before is kept'), patience)
    expect(output()).toMatch(/"faults":"[^"]*trial\.md:2: missing field/)
    expect(await shown()).toBe('好的原文。')
    await write(workFile('trial', ['更好的原文。']))
    child.kill('SIGHUP')
    await vi.waitFor(async () => expect(await shown()).toBe('更好的原文。'), patience)
    expect(output()).toContain('"reason":"SIGHUP"')
  }, 40_000)
})

describe('a large corpus that is changed while it is served', () => {
  it('has its index made in a process of its own, and is opened with that', async () => {
    const { write, shown, output } = await running('旧的原文。', true)
    expect(output()).toMatch(/"index":"fits".*"msg":"library open"/)
    await write(workFile('trial', ['新的原文。']))
    await vi.waitFor(async () => expect(await shown()).toBe('新的原文。'), patience)
    // Whoever opens a corpus whose index no longer fits would make it, and say that it was stale.
    expect(output()).toMatch(/"index":"fits".*"msg":"corpus renewed"/)
  }, 40_000)
})

describe('a library that gives way to another', () => {
  it('answers from the new one, whoever had taken hold of it before', async () => {
    const { library, renew } = renewable(libraryOf(['旧的原文。'], 'trial'))
    const commands = commandsOf(library)
    const desk = deskOver(library, { commands })
    const ask = (command: string, words: string) =>
      answer({ command, words, room: 'a', reader: 'a', locale: 'zh' }, desk, commands)
    expect(wordsIn(await ask('trial', '1.1'))).toEqual(['旧的原文。'])
    expect(wordsIn(await ask('search', '原文'))).toEqual(['旧的原文。'])
    renew(libraryOf(['新的原文。'], 'trial'))
    expect(wordsIn(await ask('trial', '1.1'))).toEqual(['新的原文。'])
    expect(wordsIn(await ask('search', '原文'))).toEqual(['新的原文。'])
    renew(libraryOf(['别的原文。'], 'other'))
    expect(mistakesIn(await ask('trial', '1.1'))).toEqual(['没有 /trial 这个命令。'])
    expect(wordsIn(await ask('search', 'other/1.1'))).toEqual(['别的原文。'])
  })
  it('has everything that a library has', () => {
    const first = libraryOf(['甲。'])
    const { library } = renewable(first)
    expect(Object.keys(library).sort()).toEqual(Object.keys(first).sort())
  })
})
