import { describe, expect, it } from 'vitest'
import { plainChanges } from '../../src/reply/plain.ts'
import { type Verdict, verify } from '../../src/verify/verify.ts'
import { libraryOf } from '../archive/corpus.ts'

/** The verdicts on a claim, checked against a corpus of these passages alone. */
const check = (claim: string, passages: readonly string[]): readonly Verdict[] =>
  verify(claim, libraryOf(passages))

const foundIn = (verdict: Verdict | undefined) =>
  verdict === undefined || verdict.kind === 'missing' ? undefined : verdict.quote.words
const changesIn = ([verdict]: readonly Verdict[]) =>
  verdict?.kind === 'altered' ? plainChanges(verdict.changes) : verdict?.kind
const claimsOf = (verdicts: readonly Verdict[]) => verdicts.map(({ claim }) => claim)

const silkRoad = '坚持建设绿色丝绸之路。'

describe('what is checked of a claim', () => {
  it('is all of it behind the bars of a block quote, line by line, and a bar inside it too', () => {
    expect(claimsOf(check('>坚持建设绿色丝绸之路。', [silkRoad]))).toEqual([silkRoad])
    expect(claimsOf(check('> 坚持建设\n> 绿色丝绸之路', [silkRoad]))).toEqual([
      '坚持建设\n绿色丝绸之路',
    ])
    expect(claimsOf(check('坚持建设 > 绿色丝绸之路', [silkRoad]))).toEqual([
      '坚持建设 > 绿色丝绸之路',
    ])
  })
  it('is left with quotation marks that enclose nothing', () => {
    expect(check('“ ”', [silkRoad])).toEqual([{ kind: 'missing', claim: '“ ”' }])
  })
  it('are its sentences, without what is between them or says nothing', () => {
    const claim = `火星上的城市很大。“${silkRoad}”\n  ！`
    expect(check(claim, [silkRoad])).toMatchObject([
      { kind: 'missing', claim: '火星上的城市很大。' },
      { kind: 'exact', claim: silkRoad },
    ])
  })
  it('is a sentence whole up to 400 UTF-16 code units, and clause by clause beyond', () => {
    const clause = '坚持建设红色丝绸之路，'
    const whole = `${clause.repeat(36)}开放合作。`.slice(1)
    expect(whole).toHaveLength(400)
    expect(claimsOf(check(whole, [silkRoad]))).toEqual([whole])
    const longer = `${clause.repeat(36)}开放合作。`
    expect(claimsOf(check(longer, [silkRoad]))).toEqual([
      ...Array.from({ length: 36 }, () => clause),
      '开放合作。',
    ])
  })
  it('is a clause of more than 400 in pieces', () => {
    const claim = '宇'.repeat(900)
    expect(claimsOf(check(claim, [silkRoad])).map(({ length }) => length)).toEqual([400, 400, 100])
  })
})

describe('the nearest stretch', () => {
  it('is that which takes fewest changes, not that which has most of its pairs of characters', () => {
    const scattered = '甲乙，乙丙，丙丁，丁戊，戊己，己庚，庚辛。'
    const near = '甲乙丙丁午己庚辛。'
    for (const passages of [
      [scattered, near],
      [near, scattered],
    ])
      expect(foundIn(check('甲乙丙丁戊己庚辛', passages)[0])).toBe('甲乙丙丁午己庚辛')
  })
  it('is looked for first where most pairs of characters are shared', () => {
    const others = ['甲乙', '乙丙', '丙丁', '丁戊', '戊己', '己庚', '庚辛'].map(
      (pair, at) => `第${at}种说法里有${pair}二字。`,
    )
    const verdicts = check('甲乙丙丁戊己庚辛', [...others, '甲乙丙丁午己庚辛。'])
    expect(foundIn(verdicts[0])).toBe('甲乙丙丁午己庚辛')
  })
  it('shares at least one pair of neighbouring characters', () => {
    expect(check('甲一乙二丙三丁', ['甲四乙五丙六丁。'])).toMatchObject([{ kind: 'missing' }])
  })
  it('has at least two fifths in common with the claim', () => {
    expect(check('甲乙子丑寅', ['甲乙。'])).toMatchObject([{ kind: 'altered' }])
    expect(check('甲乙子丑寅卯', ['甲乙。'])).toMatchObject([{ kind: 'missing' }])
  })
  it('is measured by the longer of the two, so that much may have been put in', () => {
    const claim = '坚持建设绿色宽广遥远美丽温柔丝绸之路'
    expect(changesIn(check(claim, [silkRoad]))).toBe('坚持建设绿色{+宽广遥远美丽温柔+}丝绸之路')
  })
  it('is found in a small corpus also where search finds none of the words', () => {
    const claim = 'internatoinalizatoin'
    const library = libraryOf(['On internationalisation.'])
    expect(library.search.find(claim, {}).hits).toEqual([])
    expect(foundIn(verify(claim, library)[0])).toBe('internationalisation')
  })
})

describe('the marks at the ends of a quotation', () => {
  const corpus = ['首先做强“‘菌草’”、鲁班工坊、“光明行”！？等品牌。']
  it.each([
    ['「『菌草』」，鲁班工坊', '“‘菌草’”、鲁班工坊'],
    ['鲁班工坊，「光明行」！？', '鲁班工坊、“光明行”！？'],
    ['菌草』」、鲁班工坊', '菌草’”、鲁班工坊'],
    ['』」、鲁班，工坊、「', '’”、鲁班工坊、“'],
    ['——鲁班，工坊——', '鲁班工坊'],
    ['、。鲁班，工坊', '鲁班工坊'],
    ['鲁班，工坊。、', '鲁班工坊'],
    ['首先，做强', '首先做强'],
    ['“首先，做强', '首先做强'],
    ['等，品牌。。', '等品牌。'],
  ])('are those of the corpus that the claim has there too: %s', (claim, words) => {
    const [verdict] = check(claim, corpus)
    expect([verdict?.kind, foundIn(verdict)]).toEqual(['loose', words])
  })
  it('are compared from the words outwards, each with its own', () => {
    const [verdict] = check('”、“光明，行”。', ['做强“菌草”、“光明行”。'])
    expect([verdict?.kind, foundIn(verdict)]).toEqual(['loose', '”、“光明行”。'])
  })
  it.each([
    ['——……坚持建设红色丝绸之路，对接议程！！', '坚持建设[-绿-]{+红+}色丝绸之路，对接议程'],
    ['支持建设绿色丝绸之路，对接议程', '[-坚-]{+支+}持建设绿色丝绸之路，对接议程'],
    ['坚持建设红色丝绸之路，对接议程。', '坚持建设[-绿-]{+红+}色丝绸之路，对接议程。'],
  ])('are no change where the corpus has others, or none: %s', (claim, changes) => {
    expect(changesIn(check(claim, ['坚持建设绿色丝绸之路，对接议程。']))).toBe(changes)
  })
  it('do not take digits along', () => {
    expect(changesIn(check('对接联合国议程2031', ['对接联合国议程2030。']))).toBe(
      '对接联合国议程203[-0-]{+1+}',
    )
  })
})
