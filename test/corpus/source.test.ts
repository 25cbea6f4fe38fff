import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importWorks } from '../../src/corpus/import/import-works.ts'
import { saveWorks } from '../../src/corpus/import/save-works.ts'
import { loadCorpus } from '../../src/corpus/load.ts'

const raw = 'test/corpus/source.txt'
const ids = ['ftz', 'region', 'beltroad']
const fileOf = (id: string) => readFile(`corpus/${id}.md`, 'utf8')
const bodyOf = (file: string) => file.replace(/^---\n.*?\n---\n/s, '')
const stripped = (text: string) => text.replace(/\s/gu, '')

/** How many passages each section has, section by section. */
async function shapeOf(id: string) {
  const { works } = await loadCorpus('corpus')
  const work = works.find(candidate => candidate.id === id)
  return work?.sections.map(({ number, heading, depth, passages }) => [
    number,
    heading,
    depth,
    passages.length,
  ])
}

describe('the three works', () => {
  it('have every character of the raw text, in order, and no other', async () => {
    const files = await Promise.all(ids.map(fileOf))
    const words = files.map(file => bodyOf(file).replace(/^#+ /gm, '')).join('')
    expect(stripped(words)).toBe(stripped(await readFile(raw, 'utf8')).replaceAll('据新华社', ''))
  })

  it('are what the importer makes of the raw text', async () => {
    const result = await importWorks([raw], ids)
    if ('faults' in result) throw new Error(JSON.stringify(result.faults))
    for (const { work, text } of result.works) {
      expect(bodyOf(await fileOf(work.id))).toBe(bodyOf(text))
    }
    expect(result.works.map(({ work }) => work.source)).toEqual([null, '新华社', '新华社'])
    expect(result.works.map(({ leftOut }) => leftOut)).toEqual([[], ['据新华社'], ['据新华社']])
  })

  it('come through another import byte for byte', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'corpus-'))
    const result = await importWorks(
      ids.map(id => `corpus/${id}.md`),
      [],
    )
    if ('faults' in result) throw new Error(JSON.stringify(result.faults))
    await saveWorks(result.works, dir, false)
    for (const id of ids)
      expect(await readFile(join(dir, `${id}.md`), 'utf8')).toBe(await fileOf(id))
  })

  it('have the sections and paragraphs of ftz', async () => {
    expect(await shapeOf('ftz')).toEqual([
      [0, '', 0, 2],
      [1, '第一，对接国际高标准经贸规则，为高水平开放探索新路径。', 1, 2],
      [2, '第二，持续推进制度创新，为全面深化改革积累新经验。', 1, 2],
      [3, '第三，推动全产业链创新发展，为高质量发展培育新动能。', 1, 2],
    ])
  })

  it('have the sections and paragraphs of region', async () => {
    expect(await shapeOf('region')).toEqual([
      [0, '', 0, 2],
      [1, '第一，这是贯彻国家区域发展战略的要求。', 1, 1],
      [2, '第二，这是发挥区域特色和优势的需要。', 1, 1],
      [3, '第三，这是推动经济高质量发展的需要。', 1, 1],
      [4, '在推进举措上，', 1, 1],
    ])
  })

  it('have the sections and paragraphs of beltroad', async () => {
    expect(await shapeOf('beltroad')).toEqual([
      [0, '', 0, 3],
      [1, '第一，构建“一带一路”立体互联互通网络。', 1, 1],
      [2, '第二，推动“一带一路”科技创新。', 1, 1],
      [3, '第三，促进“一带一路”绿色发展。', 1, 1],
      [4, '第四，开展“一带一路”务实合作。', 1, 1],
      [5, '第五，完善“一带一路”国际合作机制。', 1, 1],
    ])
  })

  it('are called by their own names', async () => {
    const { works } = await loadCorpus('corpus')
    const named = works.map(({ id, title, command, source }) => [id, title.zh, command, source])
    expect(named).toEqual([
      ['beltroad', '完善推进高质量共建“一带一路”机制', 'beltroad', '新华社'],
      ['ftz', '实施自由贸易试验区提升战略', 'ftz', null],
      ['region', '优化区域开放功能分工，打造形态多样的开放高地', 'region', '新华社'],
    ])
  })

  it('mend what the columns broke, in the words themselves', async () => {
    const region = await fileOf('region')
    expect(region).toContain('推动优化不同区域开放功能分工，')
    expect(region).toContain('改革开放40多年来')
    expect(await fileOf('beltroad')).toContain('深化与共建国家在智慧城市、物联网')
    expect(await fileOf('ftz')).toContain('部署设立22个自贸试验区')
  })
})
