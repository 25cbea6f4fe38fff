import { describe, expect, it } from 'vitest'
import { addressOf } from '../../../src/address.ts'
import { type Signals, weights } from '../../../src/search/rank/weights.ts'
import { createSearch } from '../../../src/search/search.ts'

/** Finds in one work of one section, whose paragraphs are `texts`; gives their numbers, best first. */
function ranked(
  title: string,
  texts: readonly string[],
  typed: string,
  without?: keyof Signals,
): readonly number[] {
  const passages = texts.map((text, at) => ({
    address: addressOf({ work: 'trial', section: 1, paragraph: at + 1 }),
    work: 'trial',
    section: 1,
    paragraph: at + 1,
    text,
    headingEnd: 0,
  }))
  const work = {
    id: 'trial',
    title: { zh: title, en: 'trial' },
    command: 'trial',
    aliases: [],
    source: null,
    language: 'zh',
    sections: [{ number: 1, heading: '', depth: 1, passages }],
  }
  const tried = without === undefined ? weights : { ...weights, [without]: 0 }
  const search = createSearch({ works: [work], glossary: [] }, { weights: tried })
  return search.find(typed).hits.map(({ passage }) => passage.paragraph)
}

describe('the sentences of one text', () => {
  it('put the one that opens it first where it is asked what its subject is', () => {
    const texts = [
      '放线菌酮是一种有苦味的物质，是灰色链霉菌的一种产物，对蛋白质合成有抑制效应。',
      '碱可以破坏放线菌酮，被放线菌酮污染的台面用碱溶液洗，放线菌酮就没有了。',
    ]
    expect(ranked('放线菌酮', texts, '什么是放线菌酮？')).toEqual([1, 2])
    expect(ranked('放线菌酮', texts, '什么是放线菌酮？', 'lead')).toEqual([2, 1])
  })
  it('put another first where that has what is asked of its subject', () => {
    const texts = [
      '放线菌酮是一种有苦味的物质，是灰色链霉菌的一种产物，对蛋白质合成有抑制效应。',
      '被放线菌酮污染的台面用碱溶液洗。',
    ]
    expect(ranked('放线菌酮', texts, '放线菌酮污染的台面怎么洗？')[0]).toBe(2)
  })
  it('count the characters that a word of like meaning shares with what is asked', () => {
    const texts = ['韩遂是东汉将领。', '他的儿子做官。', '他的儿子去世了。']
    expect(ranked('韩遂', texts, '韩遂的儿子逝世')[0]).toBe(3)
    expect(ranked('韩遂', texts, '韩遂的儿子逝世', 'characters')[0]).toBe(2)
  })
})

describe('passages that stand alone', () => {
  it('are told apart by how a question is worded where its words do not', () => {
    const texts = ['由来已久的办法是基金分开管理。', '从前设立的基金由部门分开管理。']
    const long = texts.map(text => text.padEnd(1100, '又有别的许多事情要说。'))
    expect(ranked('', long, '基金由谁管理？')[0]).toBe(2)
    expect(ranked('', long, '基金由谁管理？', 'pairs')[0]).toBe(1)
  })
  it('are shown for a rare thing whose name is one character', () => {
    const others = ['茶树有个别名。', '桑树的别名很多。', '松树没有别名。']
    const more = Array.from({ length: 300 }, (_, at) => `第${at + 1}种草木生在山坡上。`)
    const asked = '蓍，又名锯草，生在草地，茎用来占卜。'
    expect(ranked('', [asked, ...others, ...more], '蓍的别名是什么')).toContain(1)
  })
  it('are not shown for a character that they have in other words alone', () => {
    const more = Array.from({ length: 300 }, (_, at) => `第${at + 1}种草木生在山坡上。`)
    expect(ranked('', ['红利要分给大家。', ...more], '红的叶子')).toEqual([])
  })
  it('are shown for most of what is asked, however many hold all of it', () => {
    const all = Array.from({ length: 12 }, () => '水库、果园、渔港、灯塔、糖厂。')
    const others = Array.from({ length: 30 }, () => '乡里的老人常说从前的事情。'.repeat(10))
    const found = ranked(
      '地方志',
      [...all, '水库旁的果园旁的渔港。', ...others],
      '糖厂灯塔渔港果园水库',
    )
    expect(found).toEqual(Array.from({ length: 13 }, (_, at) => at + 1))
  })
})
