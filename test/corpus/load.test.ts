import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reservedIds } from '../../src/corpus/check.ts'
import { CorpusError } from '../../src/corpus/fault.ts'
import { loadCorpus } from '../../src/corpus/load.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

async function folderWith(files: Files): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'corpus-'))
  for (const [name, contents] of Object.entries(files)) await writeFile(join(dir, name), contents)
  return dir
}

/** `file:line: problem: remedy` of every fault, the folder’s own path apart. */
async function faultsOf(files: Files): Promise<readonly string[]> {
  const dir = await folderWith(files)
  const error: unknown = await loadCorpus(dir).catch((cause: unknown) => cause)
  if (!(error instanceof CorpusError)) throw new Error('the corpus loaded')
  return error.message.replaceAll(`${dir}/`, '').replaceAll(dir, '.').split('\n')
}

const work = (id: string, fields = '') =>
  `---\nid: ${id}\ntitle: {zh: 《${id}》}\n${fields}---\n\n正文。\n`

describe('a corpus', () => {
  it('is every work of a folder, in the order of the files’ names, and the glossary', async () => {
    const dir = await folderWith({
      'b.md': work('b'),
      'a.md': work('a'),
      'README.md': '# About',
      '_draft.md': 'not yet',
      'notes.txt': 'x',
      'glossary.yaml': '- {term: 自贸区, kind: policy}\n',
    })
    const { works, glossary } = await loadCorpus(dir)
    expect(works.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(glossary).toEqual([{ term: '自贸区', kind: 'policy', also: [], gloss: '' }])
  })

  it('says when its folder is empty or not there', async () => {
    expect((await faultsOf({}))[0]).toMatch(/^\.:1: the corpus folder holds no work: name a folder/)
    await expect(loadCorpus('no/such/folder')).rejects.toThrow(/cannot be read \(ENOENT\)/)
  })

  it('lists every fault of every file, not just the first', async () => {
    const faults = await faultsOf({
      'a.md': '文。',
      'b.md': work('b', 'x: 1\n'),
      'c.md': work('c'),
    })
    expect(faults.map(fault => fault.split(': ').slice(0, 2).join(': '))).toEqual([
      'a.md:1: no front matter',
      'b.md:4: unknown field "x"',
    ])
  })

  it('says when a file is not UTF-8', async () => {
    expect(await faultsOf({ 'a.md': Buffer.from('cdc6b6af', 'hex') })).toEqual([
      'a.md:1: not UTF-8: save the file as UTF-8, or take it in with `npm run corpus -- import`',
    ])
  })

  it('says when its glossary is faulty', async () => {
    const faults = await faultsOf({ 'a.md': work('a'), 'glossary.yaml': 'term: x\n' })
    expect(faults).toEqual(['glossary.yaml:1: not a list: write one "- term: …" an entry'])
  })
})

describe('two works of one corpus', () => {
  it('cannot have one id, nor the command that comes with it', async () => {
    expect(await faultsOf({ 'a.md': work('x'), 'b.md': work('x', 'command: y\n') })).toEqual([
      expect.stringMatching(
        /^b\.md:2: id "x" is already taken by .*a\.md: give the work another id$/,
      ),
      expect.stringMatching(/^b\.md:3: name "《x》" is already taken by/),
    ])
  })

  it('cannot have one command', async () => {
    expect(await faultsOf({ 'a.md': work('a'), 'b.md': work('b', 'command: a\n') })).toEqual([
      expect.stringMatching(
        /^b\.md:4: command "a" is already taken by .*: give the work another command$/,
      ),
    ])
  })

  it('cannot have one name, however it is written', async () => {
    const files = {
      'a.md': work('a', 'aliases: [Free Trade Zone, free-trade zones]\n'),
      'b.md': work('b', 'aliases:\n  - FREE-TRADE ZONES\n'),
    }
    expect(await faultsOf(files)).toEqual([
      expect.stringMatching(
        /^b\.md:5: name "FREE-TRADE ZONES" is already taken by .*: leave the name to one of the two works$/,
      ),
    ])
  })

  it('cannot take a command of Zhangju’s own', async () => {
    expect(await faultsOf({ 'a.md': work('a', 'command: help\n') })).toEqual([
      'a.md:4: command "help" is one of Zhangju’s own: give the work another command',
    ])
  })

  it.each(reservedIds)('cannot take the address of our own page /%s', async id => {
    expect(await faultsOf({ 'a.md': work(id, 'command: a\n') })).toEqual([
      `a.md:2: id "${id}" is the address of one of Zhangju’s own pages: give the work another id`,
    ])
  })
})
