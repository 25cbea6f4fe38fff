import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { corpusTool } from '../../../adapters/terminal/corpus.ts'
import { pdf } from './pdf.ts'

/** A terminal in a new folder that holds `files`. */
async function terminal(files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'terminal-'))
  await mkdir(join(dir, 'corpus'))
  for (const [name, contents] of Object.entries(files)) await writeFile(join(dir, name), contents)
  const printed: string[] = []
  const complaints: string[] = []
  const run = (...args: readonly string[]) =>
    corpusTool(args, {
      standsIn: dir,
      project: dir,
      print: text => printed.push(text),
      complain: text => complaints.push(text),
    })
  return { run, dir, printed, complaints, corpus: () => readdir(join(dir, 'corpus')) }
}

const good = '---\nid: good\ntitle: {zh: 文}\n---\n\n正文。\n'

describe('npm run corpus', () => {
  it('explains itself when it is asked nothing, or for help', async () => {
    for (const args of [[], ['--help'], ['import', '-h']]) {
      const { run, printed } = await terminal()
      expect(await run(...args)).toBe(0)
      expect(printed.join('\n')).toContain('npm run corpus -- import FILE…')
    }
  })

  it('says what it did not understand', async () => {
    const { run, complaints } = await terminal()
    expect(await run('chek')).toBe(2)
    expect(await run('import')).toBe(2)
    expect(await run('check', '--fix')).toBe(2)
    expect(complaints).toEqual([
      'chek: not understood: see npm run corpus -- --help',
      'import: no file named: npm run corpus -- import FILE…',
      "Unknown option '--fix': see npm run corpus -- --help",
    ])
  })
})

describe('import', () => {
  it('writes a file a work and says what it found', async () => {
    const text =
      '甲文的正文。\n据新华社\n开放之路\n\n第一，求稳。要保持定力，办好自己的事情，推动高质量发展，满足人民日益增长的美好生活需要，迈上新台阶。\n'
    const { run, printed, corpus } = await terminal({ '文章.txt': text })
    expect(await run('import', '文章.txt', '--id', 'one,two')).toBe(0)
    expect(await corpus()).toEqual(['one.md', 'two.md'])
    expect(printed.join('\n')).toBe(`one: written corpus/one.md
  from      文章.txt (UTF-8 text)
  title     甲文的正文 (from the first words: please check it)
  source    新华社
  language  zh-Hans
  section   0 before the first heading: 1 paragraph, 6 characters
  left out  据新华社
  to do     complete its front matter: title.en, aliases; command is /one

two: written corpus/two.md
  from      文章.txt (UTF-8 text)
  title     开放之路 (from the headline)
  source    the text names none
  language  zh-Hans
  section   1 (第一) 第一，求稳。: 1 paragraph, 50 characters
  to do     complete its front matter: title.en, aliases, source if it is known; command is /two
`)
  })

  it('leaves a file that is there alone, unless it is forced', async () => {
    const { run, dir, complaints, printed } = await terminal({ 'a.txt': '新的正文。' })
    await writeFile(join(dir, 'corpus', 'a.md'), 'mine')
    expect(await run('import', 'a.txt')).toBe(1)
    expect(complaints).toEqual([
      'corpus/a.md: exists and holds something else: give the work another name with --id, or write over it with --force',
    ])
    expect(await readFile(join(dir, 'corpus', 'a.md'), 'utf8')).toBe('mine')
    expect(await run('import', 'a.txt', '--force')).toBe(0)
    expect(await run('import', 'corpus/a.md')).toBe(0)
    expect(printed.at(-1)).toContain('a: unchanged corpus/a.md')
  })

  it('names every fault of every file and writes nothing', async () => {
    const { run, complaints, corpus } = await terminal({
      'a.txt': '正文。',
      'b.doc': 'x',
      'c.pdf': pdf([[{ x: 9, y: 9, text: '字。' }]], true),
    })
    expect(await run('import', 'a.txt', 'b.doc', 'c.pdf', 'd.txt')).toBe(1)
    expect(complaints.map(line => line.split(': ').slice(0, 2).join(': '))).toEqual([
      'b.doc: has an unknown extension, .doc',
      'c.pdf: is encrypted',
      'd.txt: does not exist',
    ])
    expect(complaints.every(line => !line.includes('\n'))).toBe(true)
    expect(await corpus()).toEqual([])
  })

  it('does not let two works have one file', async () => {
    const { run, complaints, corpus } = await terminal({ 'a.txt': '甲。', 'a.html': '<p>乙。' })
    expect(await run('import', 'a.txt', 'a.html')).toBe(1)
    expect(complaints).toEqual([
      'a.html: would be written to a.md, as would a.txt: name the works apart with --id',
    ])
    expect(await corpus()).toEqual([])
  })

  it('writes to the folder that --out names, making it if need be', async () => {
    const { run, dir } = await terminal({ 'a.txt': '正文。' })
    expect(await run('import', 'a.txt', '--out', 'new/folder')).toBe(0)
    expect(await readdir(join(dir, 'new/folder'))).toEqual(['a.md'])
  })

  it('says when the folder cannot be written', async () => {
    const { run, complaints } = await terminal({ 'a.txt': '正文。', file: '' })
    expect(await run('import', 'a.txt', '--out', 'file')).toBe(1)
    expect(complaints[0]).toMatch(/^file: cannot be written \(\w+\): name another folder/)
  })
})

describe('check', () => {
  it('prints one line a work when all is well', async () => {
    const { run, printed } = await terminal({ 'corpus/good.md': good })
    expect(await run('check')).toBe(0)
    expect(printed).toEqual(['good: 1 section, 1 passage, 3 characters'])
  })

  it('names the files by the paths that the person would type', async () => {
    const second = good.replace('id: good', 'id: second')
    const { run, complaints } = await terminal({ 'corpus/a.md': good, 'corpus/b.md': second })
    expect(await run('check')).toBe(1)
    expect(complaints).toEqual([
      'corpus/b.md:3: name "文" is already taken by corpus/a.md: leave the name to one of the two works',
    ])
  })

  it('prints one line a fault, each with its file, line and remedy', async () => {
    const { run, complaints } = await terminal({ 'corpus/a.md': '文。', 'corpus/good.md': good })
    await run('check')
    expect(await run('check', '--corpus', 'nowhere')).toBe(1)
    expect(complaints).toEqual([
      'corpus/a.md:1: no front matter: open the file with a line "---", the fields id and title, and another line "---", or make it with `npm run corpus -- import`',
      'nowhere:1: the corpus folder cannot be read (ENOENT): name a folder with at least one corpus file (.md) in CORPUS_DIR or with --corpus',
    ])
  })
})

describe('build', () => {
  it('writes the search index beside the texts', async () => {
    const { run, printed, corpus } = await terminal({ 'corpus/good.md': good })
    expect(await run('build')).toBe(0)
    expect(await corpus()).toEqual(['good.md', 'search.index'])
    expect(printed).toEqual(['corpus/search.index: 1 passage'])
  })
  it('lists the faults of texts that cannot be served', async () => {
    const { run, complaints, corpus } = await terminal({ 'corpus/bad.md': '正文。\n' })
    expect(await run('build')).toBe(1)
    expect(await corpus()).toEqual(['bad.md'])
    expect(complaints.join('\n')).toContain('corpus/bad.md:1: no front matter')
  })
})
