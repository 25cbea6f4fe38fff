import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildIndex, createLibrary, openLibrary } from '../../../src/library.ts'
import { indexPath } from '../../../src/search/engine/index-file.ts'

const head = '---\nid: tea\ntitle: {zh: 茶经}\n---\n\n'
const text = '茶者，南方之嘉木也。\n\n其树如瓜芦，叶如栀子。\n'

/** A folder with one work and, if it is wanted, the index of that. */
async function folder(indexed: boolean): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'index-'))
  await writeFile(join(dir, 'tea.md'), head + text)
  if (indexed) await buildIndex(dir)
  return dir
}

describe('a library', () => {
  it('opens without an index, and writes none', async () => {
    const dir = await folder(false)
    const { index, warning } = await openLibrary(dir)
    expect({ index, warning }).toEqual({ index: 'absent' })
    expect(await readdir(dir)).toEqual(['tea.md'])
  })
  it('opens with the index that was made of its corpus, and finds with it what it finds without', async () => {
    const dir = await folder(true)
    const { library, index, warning } = await openLibrary(dir)
    expect({ index, warning }).toEqual({ index: 'fits' })
    const without = createLibrary(library.corpus)
    for (const typed of ['嘉木', '南方的树', '栀子', '茶经', '红烧肉'])
      expect(library.search.find(typed).hits).toEqual(without.search.find(typed).hits)
  })
  it('makes the index anew when a text has changed, and says nothing of it', async () => {
    const dir = await folder(true)
    await writeFile(join(dir, 'tea.md'), `${head}${text}\n上者生烂石。\n`)
    const { library, index, warning } = await openLibrary(dir)
    expect({ index, warning }).toEqual({ index: 'stale' })
    expect(library.search.find('烂石').hits).toHaveLength(1)
    expect((await openLibrary(dir)).index).toBe('fits')
  })
  it('makes it anew when the glossary has changed, for its names are words', async () => {
    const dir = await folder(true)
    await writeFile(join(dir, 'glossary.yaml'), '- {term: 南方之嘉木, kind: concept}\n')
    expect((await openLibrary(dir)).index).toBe('stale')
  })
  it.each([
    ['a foreign file', () => Buffer.from('PK\u0003\u0004 something else')],
    ['an empty one', () => Buffer.alloc(0)],
    ['one that was cut off', (file: Buffer) => file.subarray(0, file.length - 10)],
    [
      'one with a wrong byte',
      (file: Buffer) => {
        const wrong = Buffer.from(file)
        wrong[file.length - 20] = (wrong[file.length - 20] ?? 0) ^ 1
        return wrong
      },
    ],
  ])('makes %s anew with one warning', async (_, damage) => {
    const dir = await folder(true)
    const file = await readFile(indexPath(dir))
    await writeFile(indexPath(dir), damage(file))
    const { library, index, warning } = await openLibrary(dir)
    expect(index).toBe('damaged')
    expect(warning).toBe(`${indexPath(dir)} is damaged or no search index: it was made anew`)
    expect(library.search.find('嘉木').hits).toHaveLength(1)
    expect(await readFile(indexPath(dir))).toEqual(file)
    expect((await openLibrary(dir)).warning).toBeUndefined()
  })
  it('opens all the same where the index cannot be written', async () => {
    const dir = await folder(true)
    await writeFile(join(dir, 'tea.md'), `${head}${text}\n上者生烂石。\n`)
    // A folder of the draft's name stands in the way; a mode would not stop root.
    await mkdir(`${indexPath(dir)}.${process.pid}.draft`)
    const { library, warning } = await openLibrary(dir)
    expect(warning).toBe(`${indexPath(dir)} is out of date: it cannot be written`)
    expect(library.search.find('烂石').hits).toHaveLength(1)
  })
})
