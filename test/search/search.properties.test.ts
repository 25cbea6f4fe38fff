import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library.ts'
import { quote } from '../../src/quote.ts'
import { skeleton } from '../../src/search/fold.ts'
import { anyText, likelyText, openLibrary } from '../fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

const longEnough = (sentence: string) => [...sentence].length >= 8

describe('every passage', () => {
  it.each([
    ['sentences', /(?<=[。！？][”’」』》）]*)(?![”’」』》）])/u],
    ['clauses between semicolons', /(?<=[。！？；])/u],
    ['clauses between commas', /[，。！？；]/u],
  ])('is found in first place by any of its own %s of eight or more characters', (_, parting) => {
    for (const passage of library.passages) {
      for (const sentence of passage.text.split(parting).filter(longEnough)) {
        const [first] = library.search.find(sentence).hits
        const holders = library.passages.filter(({ text }) =>
          skeleton(text).text.includes(skeleton(sentence).text),
        )
        expect(
          holders.map(({ address }) => address),
          sentence,
        ).toContain(first?.passage.address)
        if (holders.length === 1) expect(first?.passage.address, sentence).toBe(passage.address)
      }
    }
  })
})

describe('whatever is typed', () => {
  const typed = fc.oneof(anyText, likelyText)

  it('every span and window is a quote of the passage that was found', () => {
    fc.assert(
      fc.property(typed, typed => {
        for (const { passage, spans, window } of library.search.find(typed).hits) {
          expect(passage.text).toContain(quote(passage, window).words)
          expect(spans.length).toBeGreaterThan(0)
          for (const [at, span] of spans.entries()) {
            expect(passage.text).toContain(quote(passage, span).words)
            expect(span.start).toBeGreaterThan(spans[at - 1]?.end ?? -1)
          }
          const highlighted = spans.some(
            ({ start, end }) => window.start < end && start < window.end,
          )
          expect(highlighted).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('a word behind a minus stands in nothing that is found', () => {
    const word = fc.constantFrom('绿色', '能源', '开放', '发展', '一带一路', '自贸', '的', '2030')
    fc.assert(
      fc.property(
        fc.constantFrom('发展', '开放 合作', '制度型开放', 'green'),
        word,
        (words, left) => {
          for (const { passage } of library.search.find(`${words} -${left}`).hits)
            expect(passage.text).not.toContain(left)
        },
      ),
    )
  })

  it('only the works that are named are searched', () => {
    const works = fc.subarray(['ftz', 'region', 'beltroad'], { minLength: 1 })
    fc.assert(
      fc.property(works, likelyText, (works, words) => {
        const { hits, unknownWorks } = library.search.find(
          `发展 ${words.replace(/in:\S*/g, '')} ${works.map(id => `in:${id}`).join(' ')}`,
        )
        expect(unknownWorks).toEqual([])
        for (const { passage } of hits) expect(works).toContain(passage.work)
      }),
      { numRuns: 60 },
    )
  })

  it('the best stand first, once each', () => {
    fc.assert(
      fc.property(likelyText, words => {
        const { hits } = library.search.find(words)
        const scores = hits.map(({ score }) => score)
        expect(scores).toEqual([...scores].sort((a, b) => b - a))
        expect(new Set(hits.map(({ passage }) => passage)).size).toBe(hits.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a hostile query', () => {
  it.each([
    ['one character over and over', '草'],
    ['one letter', 'a'],
    ['one digit', '1'],
    ['quotation marks', '“'],
    ['half a pair', '\ud83d'],
    ['minuses', ' -'],
    ['a name', '一带一路'],
    ['pinyin', 'yidaiyilu'],
    ['words of pinyin', 'yi dai '],
    ['operators', ' in:ftz'],
    ['slips', '军草'],
    ['a character that folds into many', 'ﷺ'],
    ['combining marks', '\u0301'],
  ])('of 100,000 characters comes to an end: %s', (_, piece) => {
    const query = piece.repeat(Math.ceil(100_000 / piece.length))
    expect(library.search.find(query).hits.length).toBeLessThanOrEqual(20)
  })
})
