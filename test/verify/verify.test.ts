import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library.ts'
import { addressOfQuote } from '../../src/quote.ts'
import { plainChanges } from '../../src/reply/plain.ts'
import { maxClaim, type Verdict, verify } from '../../src/verify/verify.ts'
import { libraryOf } from '../archive/corpus.ts'
import { anyText, likelyText, openLibrary, passageAt } from '../fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

const verdicts = (claim: string) => verify(claim, library)
const kinds = (claim: string) => verdicts(claim).map(({ kind }) => kind)

/** The one verdict on a claim that is checked as a whole. */
function verdict(claim: string): Verdict {
  const [only, ...others] = verdicts(claim)
  if (only === undefined || others.length > 0) throw new RangeError('not one verdict')
  return only
}
const foundIn = (verdict: Verdict) => (verdict.kind === 'missing' ? undefined : verdict.quote.words)
const changesIn = (verdict: Verdict) =>
  verdict.kind === 'altered' ? plainChanges(verdict.changes) : verdict.kind

describe('an exact quotation', () => {
  it('is found where it stands', () => {
    const found = verdict('从“大写意”进入“工笔画”阶段')
    expect(found.kind).toBe('exact')
    if (found.kind === 'exact') expect(addressOfQuote(found.quote)).toBe('beltroad/0.2@143-158')
  })
  it('may be a fragment of six characters', () => {
    expect(foundIn(verdict('做优做强“菌'))).toBe('做优做强“菌')
    expect(kinds('做优做强“菌')).toEqual(['exact'])
  })
  it('may be a whole pasted paragraph', () => {
    for (const { text } of library.passages) expect(kinds(text)).toEqual(['exact'])
  })
  it('may stand in several passages', () => {
    const found = verdict('国际贸易')
    const claim = verdict('自贸试验区跨境服务贸易负面清单')
    expect(claim.kind).toBe('exact')
    if (found.kind !== 'exact') throw new Error(found.kind)
    const everywhere = library.passages.filter(({ text }) => text.includes('国际贸易'))
    expect([found.quote, ...found.others].map(({ passage }) => passage)).toEqual(everywhere)
  })
  it.each([
    '“做优做强‘菌草’”',
    '「坚持建设绿色丝绸之路」',
    '『坚持建设绿色丝绸之路』',
    '"坚持建设绿色丝绸之路"',
    "'坚持建设绿色丝绸之路'",
    '> 坚持建设绿色丝绸之路',
    '“坚持建设绿色丝绸之路，对接联合国2030年可持续发展议程”',
    ' “「坚持建设绿色丝绸之路」” ',
    '\t>坚持建设绿色丝绸之路',
    '“从“大写意”进入“工笔画”阶段”',
  ])('may stand in quotation marks: %s', claim => {
    expect(['exact', 'loose']).toContain(verdict(claim).kind)
    if (!claim.includes('‘')) expect(verdict(claim).kind).toBe('exact')
  })
  it('keeps the marks inside it where it opens and closes with different ones', () => {
    const found = verdict('“菌草”、鲁班工坊、“光明行”')
    expect(found.kind).toBe('exact')
    expect(foundIn(found)).toBe('“菌草”、鲁班工坊、“光明行”')
  })
  it('is any slice of six or more characters of any passage', () => {
    const slice = fc
      .tuple(fc.constantFrom(...library.passages), fc.nat(), fc.integer({ min: 6, max: 120 }))
      .map(([{ text }, at, length]) => {
        const start = at % Math.max(1, text.length - 6)
        // A number that is cut is another one, and so is what loses its negation.
        const slice = text.slice(start, start + length).replace(/^\d+|\d+$/g, '')
        return /[不没未]/.test(text[start - 1] ?? '') ? '' : slice
      })
      .filter(slice => slice.length >= 6)
    fc.assert(
      fc.property(slice, slice => {
        const found = verdict(slice)
        expect(found.kind).toBe('exact')
        expect(slice).toContain(foundIn(found))
      }),
    )
  })
})

describe('a quotation that differs in marks alone', () => {
  it.each([
    ['without its punctuation', '坚持建设绿色丝绸之路对接联合国2030年可持续发展议程'],
    ['with other punctuation', '坚持建设绿色丝绸之路。对接联合国2030年可持续发展议程！'],
    ['with white space', '坚持建设 绿色丝绸之路，\n对接联合国 2030 年可持续发展议程'],
    ['in traditional characters', '堅持建設綠色絲綢之路，對接聯合國2030年可持續發展議程'],
    ['in full width', '坚持建设绿色丝绸之路，对接联合国２０３０年可持续发展议程'],
    ['in half-width punctuation', '坚持建设绿色丝绸之路,对接联合国2030年可持续发展议程'],
  ])('is the same wording %s', (_, claim) => {
    const found = verdict(claim)
    expect(found.kind).toBe('loose')
    expect(foundIn(found)).toMatch(/^坚持建设绿色丝绸之路，对接联合国2030年可持续发展议程，?$/)
  })
  it('is given back with the corpus’s own marks', () => {
    expect(foundIn(verdict('从"大写意"进入"工笔画"阶段'))).toBe('从“大写意”进入“工笔画”阶段')
    expect(foundIn(verdict('「工筆畫」階段'))).toBe('“工笔画”阶段')
  })
  it.each([
    ['“，坚持建设 绿色丝绸之路，”', '坚持建设绿色丝绸之路，'],
    ['。坚持建设 绿色丝绸之路，', '。坚持建设绿色丝绸之路，'],
    ['？坚持建设 绿色丝绸之路！', '坚持建设绿色丝绸之路'],
    ['！。坚持建设 绿色丝绸之路，。', '。坚持建设绿色丝绸之路，'],
    ['『大写意』进入', '“大写意”进入'],
    ['”大写意“进入', '大写意”进入'],
  ])('takes in marks at its ends where the corpus has them too: %s', (claim, words) => {
    expect(foundIn(verdict(claim))).toBe(words)
  })
  it('is any slice with marks put in at random', () => {
    const marks = fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('，', '。', '、', '！', ' ', '　', '“', '”', '—', '…', '\n'),
      ),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...library.passages),
        fc.nat(),
        fc.integer({ min: 6, max: 60 }),
        marks,
        ({ text }, at, length, marks) => {
          const start = at % Math.max(1, text.length - 6)
          fc.pre(!/[不没未]/.test(text[start - 1] ?? ''))
          const claim = marks.reduce(
            (words, [where, mark]) => {
              const cut = where % (words.length + 1)
              // There it would make two numbers of one.
              if (/\d\W*$/.test(words.slice(0, cut)) && /^\W*\d/.test(words.slice(cut)))
                return words
              return words.slice(0, cut) + mark + words.slice(cut)
            },
            text.slice(start, start + length).replace(/^\d+|\d+$/g, ''),
          )
          expect(['exact', 'loose']).toContain(verdict(claim).kind)
        },
      ),
    )
  })
})

describe('an altered quotation', () => {
  it('is shown against the words of the corpus', () => {
    expect(changesIn(verdict('从“大写意”进入“工笔画”状态'))).toBe(
      '从“大写意”进入“工笔画”[-阶段-]{+状态+}',
    )
  })
  it('in one word shows that word', () => {
    expect(changesIn(verdict('坚持建设蓝色丝绸之路'))).toBe('坚持建设[-绿-]{+蓝+}色丝绸之路')
  })
  it('with a word left out shows what is missing', () => {
    expect(changesIn(verdict('做优做强“菌草”、“光明行”等品牌项目'))).toBe(
      '做优做强“菌草”、[-鲁班工坊、-]“光明行”等品牌项目',
    )
  })
  it('with words put in shows what was added', () => {
    expect(changesIn(verdict('坚持建设美丽的绿色丝绸之路'))).toBe('坚持建设{+美丽的+}绿色丝绸之路')
  })
  it('is one sentence of a whole pasted paragraph with one character changed', () => {
    const { text } = passageAt(library, 'beltroad/3.1')
    const found = verdicts(text.replace('10万人次', '20万人次'))
    expect(found.map(({ kind }) => kind)).toEqual(['exact', 'exact', 'exact', 'exact', 'altered'])
    expect(
      found.flatMap(verdict => (verdict.kind === 'altered' ? changesIn(verdict) : [])),
    ).toEqual(['落实“一带一路”绿色投资原则，到2030年为伙伴国开展[-1-]{+2+}0万人次培训。'])
  })
  it('holds the words of the corpus for any one character changed in any sentence', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...library.passages),
        fc.nat(),
        fc.constantFrom('鱼', '龙', '鼎'),
        ({ text }, at, other) => {
          const changed = at % text.length
          if (!/\p{Script=Han}/u.test(text[changed] ?? '')) return
          const from = Math.max(0, changed - 15)
          const claim = text.slice(from, changed) + other + text.slice(changed + 1, changed + 15)
          for (const verdict of verdicts(claim)) {
            expect(['exact', 'loose', 'altered', 'missing']).toContain(verdict.kind)
            const words = foundIn(verdict)
            if (words !== undefined)
              expect(library.passages.some(it => it.text.includes(words))).toBe(true)
          }
          expect(kinds(claim)).not.toEqual(['exact'])
          expect(kinds(claim)).not.toEqual(['loose'])
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a number in a quotation', () => {
  const report = libraryOf([
    '全省生产总值增长3.5%，新增就业1,244万人。',
    '粮食产量增长35%，新修水库3—5座。',
    '居民收入提高20元，室温不低于18℃，自然增长率为－0.66‰。',
  ])
  const checked = (claim: string) =>
    verify(claim, report).map(one =>
      one.kind === 'altered' ? plainChanges(one.changes) : one.kind,
    )
  it.each([
    ['全省生产总值增长35%', '全省生产总值增长3[-.-]5%'],
    ['全省生产总值增长3，5%', '全省生产总值增长3[-.-]{+，+}5%'],
    ['新修水库35座', '新修水库3[-—-]5座'],
    ['粮食产量增长3.5%', '粮食产量增长3{+.+}5%'],
    ['5%，新增就业1,244万人', '[-3.-]5%，新增就业1,244万人'],
    ['新增就业1,24', '新增就业1,24[-4-]'],
    ['44万人', '[-1,2-]44万人'],
    ['居民收入提高20%', '居民收入提高20[-元-]{+%+}'],
    ['自然增长率为0.66‰', '自然增长率为[-－-]0.66‰'],
    ['自然增长率为－0.66%', '自然增长率为－0.66[-‰-]{+%+}'],
    ['全省生产总值增长±3.5%', '全省生产总值增长{+±+}3.5%'],
  ])(
    'is another one by a mark between its digits, or without some of them: %s',
    (claim, changes) => {
      expect(checked(claim)).toEqual([changes])
    },
  )
  it.each([
    ['全省生产总值增长3.5％，新增就业1244万人', 'loose'],
    ['全省生产总值增长 ３．５%', 'loose'],
    ['新修水库 3-5 座', 'loose'],
    ['3.5%，新增就业', 'exact'],
    ['1,244', 'exact'],
  ])('is the same with thousands run on, in other width, with another dash: %s', (claim, kind) => {
    expect(checked(claim)).toEqual([kind])
  })
})

describe('what is not the quotation itself', () => {
  const told = (claim: string) => verdicts(claim).map(({ kind }) => kind)
  const sentence = '坚持建设绿色丝绸之路'
  it.each([
    [`“${sentence}”——《完善推进高质量共建“一带一路”机制》第三，第1段`, ['exact']],
    [`“${sentence}” —— Belt and Road §3 ¶1 beltroad/3.1`, ['exact']],
    [`“${sentence}”（《报告》第三章）`, ['exact']],
    [`“${sentence}”[1]`, ['exact']],
    [`${sentence}[12]`, ['exact']],
    [`他说“${sentence}”，又说“从‘大写意’进入‘工笔画’阶段”。`, ['exact', 'loose']],
    [`他指出：‘${sentence}’`, ['exact']],
    [`${sentence}……鼓励企业开展`, ['exact', 'exact']],
    [`${sentence}[...]鼓励企业开展`, ['exact', 'exact']],
    [`${sentence}（略）鼓励企业开展`, ['exact', 'exact']],
    [`1\n${sentence}，`, ['exact']],
    [`“${sentence}”——建设蓝色丝绸之路，造福火星人民`, ['altered']],
  ])('is left aside: %s', (claim, kinds) => {
    expect(told(claim)).toEqual(kinds)
  })
  it('is what the claim says beyond the end of a sentence', () => {
    const report = libraryOf(['法治是最好的营商环境。要把平等保护贯彻到立法之中。'])
    const changesFor = (claim: string) =>
      verify(claim, report).map(one => one.kind === 'altered' && plainChanges(one.changes))
    expect(changesFor('法治是最好的营商环境，也是最好的教育')).toEqual([
      '法治是最好的营商环境{+，也是最好的教育+}',
    ])
    expect(changesFor('法治是最好的营商环境吗？')).toEqual(['法治是最好的营商环境{+吗+}'])
  })
  it('may hide a negation before it', () => {
    const report = libraryOf(['没有坚实的物质技术基础，就不可能成功；不得以任何理由拖欠工资。'])
    const changesFor = (claim: string) =>
      verify(claim, report).map(one => one.kind === 'altered' && plainChanges(one.changes))
    expect(changesFor('有坚实的物质技术基础')).toEqual(['[-没-]有坚实的物质技术基础'])
    expect(changesFor('得以任何理由拖欠工资')).toEqual(['[-不-]得以任何理由拖欠工资'])
  })
})

describe('a quotation in the wrong order', () => {
  it.each([
    '进入“工笔画”阶段从“大写意”',
    '共享共建共商',
    '绿色丝绸之路坚持建设',
    '议程可持续发展2030年联合国对接',
  ])('is neither exact nor the same but for marks: %s', claim => {
    for (const { kind } of verdicts(claim)) expect(['altered', 'missing']).toContain(kind)
  })
  it('of sentences is checked sentence by sentence', () => {
    expect(
      kinds(
        '共同完善全球科技治理，加强知识产权保护，反对知识封锁和人为扩大科技鸿沟。共同营造开放创新生态，促进知识、技术、人才等创新要素顺畅流动。',
      ),
    ).toEqual(['exact', 'exact'])
  })
})

describe('several sentences', () => {
  it('are each told apart', () => {
    expect(
      kinds(
        '坚持建设绿色丝绸之路。从"大写意"进入"工笔画"阶段。做优做强“菌草”、鲁班工坊、“黎明行”等品牌项目！中国队获得了足球世界杯冠军。',
      ),
    ).toEqual(['loose', 'loose', 'altered', 'missing'])
  })
})

describe('what the corpus does not have', () => {
  it.each([
    '中国队获得了足球世界杯冠军',
    'Seek truth from facts',
    '床前明月光，疑是地上霜',
    '12345678',
  ])('is not found: %s', claim => {
    expect(kinds(claim)).toEqual(['missing'])
  })
  it.each(['', ' ', '。', '“”', '\u{1F600}', '>>>'])('is not found in %j', claim => {
    expect(kinds(claim)).toEqual(['missing'])
  })
})

describe('checking', () => {
  it('takes any text without an exception, and every quote it gives is the corpus’s own', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, likelyText), claim => {
        for (const verdict of verdicts(claim)) {
          const words = foundIn(verdict)
          if (words !== undefined)
            expect(library.passages.some(({ text }) => text.includes(words))).toBe(true)
        }
      }),
    )
  })
  it('ends on a very long claim, with or without sentences', () => {
    expect(verdicts('一带一路'.repeat(25_000)).length).toBeGreaterThan(0)
    expect(verdicts('草。'.repeat(50_000)).length).toBeLessThanOrEqual(maxClaim)
    expect(verdicts('“'.repeat(100_000)).length).toBe(1)
  })
})

describe('in a corpus of many hundred passages', () => {
  // More than are read through whole: what search finds is read.
  const fillers = Array.from({ length: 600 }, (_, at) => `第${at}号文件说明有关事项的办理流程。`)
  const large = libraryOf([
    ...fillers.slice(0, 300),
    '坚持建设绿色丝绸之路。',
    ...fillers.slice(300),
  ])
  const only = (claim: string) => verify(claim, large)[0]
  it('a claim is found to the character, but for marks, or as it was altered', () => {
    expect(only('坚持建设绿色丝绸之路')).toMatchObject({ kind: 'exact' })
    expect(only('坚持、建设；绿色丝绸之路')).toMatchObject({
      kind: 'loose',
      quote: { words: '坚持建设绿色丝绸之路' },
    })
    expect(only('坚持建设蓝色丝绸之路')).toMatchObject({
      kind: 'altered',
      quote: { words: '坚持建设绿色丝绸之路' },
    })
    expect(only('量子纠缠与超导材料')).toMatchObject({ kind: 'missing' })
  })
})
