import { describe, expect, it } from 'vitest'
import { addressOf } from '../../../src/address.ts'
import type { Section, Work } from '../../../src/passage.ts'
import { createShelf } from '../../../src/search/engine/shelf.ts'

const section = (number: number, texts: readonly string[]): Section => ({
  number,
  heading: '',
  depth: 1,
  passages: texts.map((text, at) => ({
    address: addressOf({ work: 'trial', section: number, paragraph: at + 1 }),
    work: 'trial',
    section: number,
    paragraph: at + 1,
    text,
    headingEnd: 0,
  })),
})
const work: Work = {
  id: 'trial',
  title: { zh: '《茶經》', en: 'Tea' },
  command: 'trial',
  aliases: [],
  source: null,
  language: 'zh',
  sections: [
    section(1, ['茶者，南方之嘉木也。', '其树如瓜芦。']),
    section(2, ['上者生烂石。']),
    section(3, ['第一条　为了发展。', '第二条　国家保护。', '第三条　公民有权。']),
    section(4, ['长'.repeat(1000), '长'.repeat(1000)]),
    section(5, ['长'.repeat(2000), '长'.repeat(2000)]),
  ],
}
const shelf = createShelf({ works: [work], glossary: [] })

describe('a shelf', () => {
  it('has the passages in their order, each in its part', () => {
    expect(shelf.passages).toHaveLength(10)
    expect(shelf.partOf(1)).toMatchObject({ first: 0, end: 2, names: '茶经', opening: '茶者' })
    expect(shelf.bones(0)).toBe('茶者南方之嘉木也')
  })
  it('takes a short section for one text, cut into windows', () => {
    expect(shelf.partOf(0).unity).toBe(1)
  })
  it('takes a passage alone, the articles of a law and a long section for texts of their own', () => {
    expect(shelf.partOf(2).unity).toBe(0)
    expect(shelf.partOf(3).unity).toBe(0)
    expect(shelf.partOf(6).unity).toBe(0.25)
    expect(shelf.partOf(8).unity).toBe(0)
  })
})
