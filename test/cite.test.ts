import { beforeAll, describe, expect, it } from 'vitest'
import { type CitationContext, cite } from '../src/cite.ts'
import { parseWorkFile } from '../src/corpus/work-file.ts'
import type { Library } from '../src/library.ts'
import type { Work } from '../src/passage.ts'
import { quote, quoteWhole } from '../src/quote.ts'
import { openLibrary, passageAt } from './fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

const publicUrl = 'https://reading.example.org'

function citationOf(address: string, context: CitationContext) {
  const passage = passageAt(library, address)
  return cite(quoteWhole(passage), library.workOf(passage), context)
}

describe('the short citation', () => {
  it('names title, section and paragraph in Chinese', () => {
    expect(citationOf('beltroad/3.1', { locale: 'zh', style: 'short' })).toEqual({
      text: '《完善推进高质量共建“一带一路”机制》第三，第1段',
    })
  })
  it('names them in English', () => {
    expect(citationOf('beltroad/3.1', { locale: 'en', style: 'short' }).text).toBe(
      'Improving the Mechanisms for High-Quality Belt and Road Cooperation §3 ¶1',
    )
  })
  it('calls what stands before the first heading the opening', () => {
    expect(citationOf('ftz/0.2', { locale: 'zh', style: 'short' }).text).toBe(
      '《实施自由贸易试验区提升战略》开篇，第2段',
    )
    expect(citationOf('ftz/0.2', { locale: 'en', style: 'short' }).text).toBe(
      'Implementing the Strategy to Upgrade Pilot Free Trade Zones §0 ¶2',
    )
  })
  it('counts a section that prints no number', () => {
    expect(citationOf('region/4.1', { locale: 'zh', style: 'short' }).text).toBe(
      '《优化区域开放功能分工，打造形态多样的开放高地》第4部分，第1段',
    )
  })
  it('carries a link beside its text when there is a public address', () => {
    expect(citationOf('beltroad/3.1', { locale: 'zh', style: 'short', publicUrl })).toEqual({
      text: '《完善推进高质量共建“一带一路”机制》第三，第1段',
      link: 'https://reading.example.org/beltroad/3.1?v=24562ac6b3f3',
    })
  })
})

describe('the full citation', () => {
  it('adds the heading and the source', () => {
    expect(citationOf('beltroad/3.1', { locale: 'zh', style: 'full' }).text).toBe(
      '《完善推进高质量共建“一带一路”机制》 · 第三，促进“一带一路”绿色发展 · 第1段 · 来源：新华社',
    )
    expect(citationOf('beltroad/3.1', { locale: 'en', style: 'full' }).text).toBe(
      'Improving the Mechanisms for High-Quality Belt and Road Cooperation (《完善推进高质量共建“一带一路”机制》) · 第三，促进“一带一路”绿色发展 · §3 ¶1 · source: 新华社',
    )
  })
  it('names no source where the text names none', () => {
    expect(citationOf('ftz/2.1', { locale: 'zh', style: 'full' }).text).toBe(
      '《实施自由贸易试验区提升战略》 · 第二，持续推进制度创新，为全面深化改革积累新经验 · 第1段',
    )
  })
  it('says opening where there is no heading', () => {
    expect(citationOf('region/0.1', { locale: 'zh', style: 'full' }).text).toBe(
      '《优化区域开放功能分工，打造形态多样的开放高地》 · 开篇 · 第1段 · 来源：新华社',
    )
  })
  it('ends in the link to the very span', () => {
    const passage = passageAt(library, 'beltroad/3.1')
    const { text, link } = cite(quote(passage, { start: 16, end: 26 }), library.workOf(passage), {
      locale: 'zh',
      style: 'full',
      publicUrl,
    })
    expect(link).toBe('https://reading.example.org/beltroad/3.1@16-26?v=24562ac6b3f3')
    expect(text).toBe(
      '《完善推进高质量共建“一带一路”机制》 · 第三，促进“一带一路”绿色发展 · 第1段 · 来源：新华社 · https://reading.example.org/beltroad/3.1@16-26?v=24562ac6b3f3',
    )
  })
})

describe('the citation by GB/T 7714', () => {
  it('is in Chinese in either language', () => {
    const text = '完善推进高质量共建“一带一路”机制[Z]. 新华社: 第三，第1段.'
    expect(citationOf('beltroad/3.1', { locale: 'zh', style: 'gbt' }).text).toBe(text)
    expect(citationOf('beltroad/3.1', { locale: 'en', style: 'gbt' }).text).toBe(text)
  })
  it('says that a publisher is not named', () => {
    expect(citationOf('ftz/3.2', { locale: 'zh', style: 'gbt' }).text).toBe(
      '实施自由贸易试验区提升战略[Z]. [出版者不详]: 第三，第2段.',
    )
  })
  it('marks what is read on-line with the day of reading', () => {
    const context = { locale: 'zh', style: 'gbt', publicUrl, today: '2026-01-31' } as const
    expect(citationOf('beltroad/3.1', context).text).toBe(
      '完善推进高质量共建“一带一路”机制[Z/OL]. 新华社: 第三，第1段[2026-01-31]. https://reading.example.org/beltroad/3.1?v=24562ac6b3f3.',
    )
  })
})

describe('a work with author, date and parts of parts', () => {
  const work = (): Work => {
    const parsed = parseWorkFile(
      `---
id: plan
title: {zh: 某规划}
source: 某出版社
author: 某人
date: "2024-07"
---
# 一、总则
## （一）目标
甲。
## （二）原则
乙。
# 二、附则
丙。
`,
      'plan.md',
    )
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
    return parsed.work
  }
  const at = (number: number, style: CitationContext['style']) => {
    const plan = work()
    const passage = plan.sections.flatMap(({ passages }) => passages)[number]
    if (passage === undefined) throw new RangeError(`no passage ${number}`)
    return cite(quoteWhole(passage), plan, { locale: 'zh', style }).text
  }

  it('is cited by the section and the part that holds it', () => {
    expect(at(0, 'short')).toBe('《某规划》一 （一），第1段')
    expect(at(1, 'short')).toBe('《某规划》一 （二），第1段')
    expect(at(2, 'short')).toBe('《某规划》二，第1段')
  })
  it('is cited with the author and the date that it names', () => {
    expect(at(1, 'full')).toBe('某人 · 《某规划》 · （二）原则 · 第1段 · 来源：某出版社 · 2024-07')
    expect(at(1, 'gbt')).toBe('某人. 某规划[Z]. 某出版社, 2024-07: 一 （二），第1段.')
  })
  it('has its Chinese title where it has no English one', () => {
    const plan = work()
    const [passage] = plan.sections.flatMap(({ passages }) => passages)
    if (passage === undefined) throw new RangeError('the work is empty')
    expect(cite(quoteWhole(passage), plan, { locale: 'en', style: 'short' }).text).toBe(
      '某规划 §2 ¶1',
    )
  })
})

describe('a citation', () => {
  it('names no year, person or publisher that its work does not', () => {
    for (const passage of library.passages) {
      const work = library.workOf(passage)
      for (const style of ['short', 'full', 'gbt'] as const) {
        const { text, link } = cite(quoteWhole(passage), work, { locale: 'zh', style })
        expect(link).toBeUndefined()
        expect(text).not.toMatch(/\d{4}/)
        expect(text.includes('新华社')).toBe(style !== 'short' && work.source === '新华社')
      }
    }
  })
})
