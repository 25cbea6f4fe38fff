import { describe, expect, it } from 'vitest'
import { quote } from '../../src/quote.ts'
import { plainChanges, plainText } from '../../src/reply/plain.ts'
import { openLibrary, passageAt } from '../fixture.ts'

const juncao = async () => {
  const passage = passageAt(await openLibrary(), 'beltroad/4.1')
  const start = passage.text.indexOf('“菌草”')
  return quote(passage, { start, end: start + 9 })
}
const citation = { text: '《完善推进高质量共建“一带一路”机制》第四，第1段' }

describe('a block in plain text', () => {
  it('that quotes has the words, the citation and the note', async () => {
    const quotation = {
      kind: 'quotation',
      quote: await juncao(),
      marks: [],
      citation,
      actions: [],
    } as const
    expect(plainText(quotation)).toBe(
      '“菌草”、鲁班工坊\n— 《完善推进高质量共建“一带一路”机制》第四，第1段',
    )
    expect(plainText({ ...quotation, note: '逐字相同' })).toMatch(/\n逐字相同$/)
  })
  it('that lists has a line an item', () => {
    expect(
      plainText({ kind: 'list', items: [{ text: '/ftz', detail: '自贸' }, { text: '/help' }] }),
    ).toBe('/ftz 自贸\n/help')
  })
  it('of a concordance has a line a place, with its address', async () => {
    const found = await juncao()
    const { start, end } = found.span
    expect(plainText({ kind: 'concordance', lines: [{ quote: found, mark: found.span }] })).toBe(
      `“菌草”、鲁班工坊 beltroad/4.1@${start}-${end}`,
    )
  })
  it('of a difference marks what is missing and what was added', () => {
    expect(
      plainChanges([
        { kind: 'same', text: '开展' },
        { kind: 'missing', text: '10' },
        { kind: 'added', text: '20' },
        { kind: 'same', text: '万人次' },
      ]),
    ).toBe('开展[-10-]{+20+}万人次')
  })
})
