import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf } from '../../../src/address.ts'
import type { Glossary } from '../../../src/corpus/glossary.ts'
import { type Corpus, loadCorpus } from '../../../src/corpus/load.ts'
import { skeleton } from '../../../src/search/fold.ts'
import type { QuizItem } from '../../../src/study/quiz/question.ts'
import { createQuizMaker } from '../../../src/study/quiz/quiz.ts'
import { sentences } from '../../../src/text.ts'
import { passageOf } from '../../fixture.ts'

const corpus = await loadCorpus('corpus')
const maker = createQuizMaker(corpus)
const items = maker.all()

const texts = corpus.works.flatMap(({ sections }) =>
  sections.flatMap(({ passages }) => passages.map(({ text }) => text)),
)
const bone = (words: string) => skeleton(words).text
const bones = texts.map(bone)
const rightOf = ({ options, right }: QuizItem) => options[right] ?? ''
const wrongOf = ({ options, right }: QuizItem) => options.filter((_, index) => index !== right)
const filled = ({ question }: QuizItem, answer: string) => question.replace('____', () => answer)

/** The entries of the glossary that have `words` for a name. */
const entriesOf = (words: string, glossary: Glossary) =>
  glossary.filter(({ term, also }) => [term, ...also].some(name => bone(name) === bone(words)))

/** The sentence of the passage that the question's words stand in. */
const sentenceOf = ({ quote: { passage, span } }: QuizItem) => {
  const sentence = sentences(passage.text).find(({ end }) => end >= span.end)
  return passage.text.slice(sentence?.start, sentence?.end)
}

/** Items of which `fault` says that they have it, as a person would look at them. */
const faulty = (fault: (item: QuizItem) => boolean, of = items) =>
  of.filter(fault).map(item => `${item.id} ${item.question} ${item.options.join(' | ')}`)

describe('every question over the corpus', () => {
  it('is, with the right answer filled in, what the passage says there', () => {
    expect(
      faulty(item => {
        const { passage, span, words } = item.quote
        const said = passage.text.slice(span.start, span.end)
        return (
          !texts.includes(passage.text) || said !== words || filled(item, rightOf(item)) !== said
        )
      }),
    ).toEqual([])
  })

  it('says what the corpus nowhere says with any other', () => {
    const isSaid = (words: string) =>
      texts.some(text => text.includes(words)) || bones.some(text => text.includes(bone(words)))
    expect(faulty(item => wrongOf(item).some(wrong => isSaid(filled(item, wrong))))).toEqual([])
  })

  it('has one blank, and its answer is nowhere else in it under any name', () => {
    expect(
      faulty(item => {
        const [before = '', after = '', ...more] = item.question.split('____')
        const shown = [bone(before), bone(after)]
        const names = entriesOf(rightOf(item), corpus.glossary).flatMap(({ term, also }) => [
          term,
          ...also.filter(name => /^\p{Script=Han}+$/u.test(name)),
        ])
        const givenAway = [rightOf(item), ...names].some(name =>
          shown.some(part => part.includes(bone(name))),
        )
        return more.length > 0 || givenAway
      }),
    ).toEqual([])
  })

  it('offers three or four answers that no reader takes for one', () => {
    expect(
      faulty(
        ({ options, right }) =>
          ![3, 4].includes(options.length) ||
          right < 0 ||
          right >= options.length ||
          new Set(options.map(bone)).size !== options.length,
      ),
    ).toEqual([])
  })

  it('offers no other name of the right answer, and nothing its sentence names', () => {
    const apart = items.filter(({ kind }) => kind !== 'order')
    expect(
      faulty(item => {
        const right = entriesOf(rightOf(item), corpus.glossary)
        return wrongOf(item).some(wrong => {
          const entries = entriesOf(wrong, corpus.glossary)
          const isNamed = bone(sentenceOf(item)).includes(bone(wrong))
          return isNamed || entries.some(entry => right.includes(entry))
        })
      }, apart),
    ).toEqual([])
  })

  it('keeps the limits of both platforms', () => {
    expect(
      faulty(
        ({ question, options }) =>
          question.length > 300 || options.some(option => option === '' || [...option].length > 80),
      ),
    ).toEqual([])
  })

  it('begins and ends where a clause does', () => {
    expect(
      faulty(({ quote: { passage, span } }) => {
        const [before, last, after] = [span.start - 1, span.end - 1, span.end].map(index =>
          passage.text.charAt(index),
        )
        const isStart = span.start === 0 || /[，；：。！？”]/.test(before ?? '')
        return !isStart || !/[，；：。！？”]/.test(`${last}${after}`)
      }),
    ).toEqual([])
  })

  it('is named by an id of its own, under which a maker started anew finds it', () => {
    const anew = createQuizMaker(corpus)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(faulty(({ id }) => !/^[\x21-\x7e]{1,80}$/.test(id))).toEqual([])
    for (const item of items) expect(anew.find(item.id)).toEqual(item)
  })

  it('puts the right answer in every place about as often', () => {
    const four = items.filter(({ options }) => options.length === 4)
    for (const place of [0, 1, 2, 3]) {
      const share = four.filter(({ right }) => right === place).length / four.length
      expect(share).toBeGreaterThan(0.15)
      expect(share).toBeLessThan(0.35)
    }
  })
})

describe('a number', () => {
  const numbers = items.filter(({ kind }) => kind === 'number')

  it('is offered against numbers of the same unit', () => {
    const unitOf = (words: string) =>
      words.replace(/^[\d,.数一二三四五六七八九十百千]+[万亿]?[多余]?/, '')
    expect(
      faulty(item => wrongOf(item).some(wrong => unitOf(wrong) !== unitOf(rightOf(item))), numbers),
    ).toEqual([])
  })

  it('that is a year is offered against years, no other is', () => {
    const isYear = (words: string) => /^\d{4}年$/.test(words)
    expect(
      faulty(({ options }) => options.some(isYear) && !options.every(isYear), numbers),
    ).toEqual([])
  })
})

describe('a term', () => {
  it('is offered against terms of its kind, none inside another', () => {
    const terms = items.filter(({ kind }) => kind === 'term')
    expect(
      faulty(item => {
        const kinds = item.options.map(
          option => corpus.glossary.find(({ term }) => term === option)?.kind,
        )
        const right = rightOf(item)
        const nested = wrongOf(item).some(wrong => wrong.includes(right) || right.includes(wrong))
        return kinds.includes(undefined) || new Set(kinds).size > 1 || nested
      }, terms),
    ).toEqual([])
  })
})

describe('a member', () => {
  it('stands beside a mark that joins it to others', () => {
    const members = items.filter(({ kind }) => kind === 'member')
    expect(
      faulty(
        ({ question }) => !/[、－]____|____[、－]|以及____|____[以和]/.test(question),
        members,
      ),
    ).toEqual([])
  })
})

describe('an order', () => {
  it('is the same members each time, in the order of the text but once', () => {
    const orders = items.filter(({ kind }) => kind === 'order')
    const sorted = (words: string) =>
      words
        .split(/[、－]/)
        .sort()
        .join()
    expect(faulty(({ options }) => new Set(options.map(sorted)).size > 1, orders)).toEqual([])
    expect(
      faulty(item => wrongOf(item).some(wrong => texts.some(text => text.includes(wrong))), orders),
    ).toEqual([])
    expect(orders.map(rightOf)).toContain('政策沟通、设施联通、贸易畅通、资金融通、民心相通')
    expect(orders.length).toBeLessThan(items.length / 20)
  })
})

describe('all', () => {
  it('gives at least thirty questions with blanks of their own over each work', () => {
    for (const { id } of corpus.works) {
      const blanks = maker
        .all(id)
        .map(({ quote, id }) => `${quote.passage.address} ${id.slice(id.lastIndexOf('-'))}`)
      expect(new Set(blanks).size, id).toBeGreaterThanOrEqual(30)
    }
  })

  it('goes through the texts in order, and knows no other work', () => {
    expect(corpus.works.flatMap(({ id }) => maker.all(id))).toEqual(items)
    expect(maker.all('nowhere')).toEqual([])
  })
})

describe('find', () => {
  it('finds nothing under what is no id', () => {
    for (const id of ['', '#', 'beltroad', 'beltroad/3.1@16-84', 'beltroad/3.1@16-84#number-0'])
      expect(maker.find(id)).toBeUndefined()
  })
})

describe('pick', () => {
  const places = [
    ...new Set(
      corpus.works.flatMap(({ id, sections }) => [
        id as string,
        ...sections.flatMap(({ number, passages }) => [
          addressOf({ work: id, section: number }) as string,
          ...passages.map(({ address }) => address as string),
        ]),
      ]),
    ),
  ]
  const isWithin = (address: string, place: string) =>
    address === place || address.startsWith(`${place}/`) || address.startsWith(`${place}.`)

  it('takes so many of a place, none twice, by the seed alone', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 12 }),
        fc.option(fc.constantFrom(...places), { nil: undefined }),
        (seed, count, within) => {
          const options = { count, seed, ...(within !== undefined && { within }) }
          const picked = maker.pick(options)
          const inPlace = items.filter(
            ({ quote }) => within === undefined || isWithin(quote.passage.address, within),
          )
          expect(picked).toEqual(createQuizMaker(corpus).pick(options))
          expect(picked.length).toBe(Math.min(count, inPlace.length))
          expect(new Set(picked).size).toBe(picked.length)
          expect(inPlace).toEqual(expect.arrayContaining([...picked]))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('spreads over kinds and passages, and no question gives another away', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const picked = maker.pick({ count: 8, seed })
      const answers = picked.map(rightOf)
      const passages = picked.map(({ quote }) => quote.passage.address)
      expect(new Set(picked.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(3)
      expect(new Set(answers).size).toBe(8)
      expect(new Set(passages).size).toBe(8)
    }
  })

  it('differs from seed to seed', () => {
    const picks = Array.from({ length: 20 }, (_, seed) =>
      maker.pick({ count: 5, seed: `${seed}` }).map(({ id }) => id),
    )
    expect(new Set(picks.map(ids => ids.join())).size).toBe(20)
    expect(new Set(picks.flat()).size).toBeGreaterThan(60)
  })

  it('finds nothing in a place that there is not', () => {
    for (const within of ['nowhere', 'beltroad/99', 'beltroad/3.9', 'beltroad/', '第三'])
      expect(maker.pick({ within, count: 3, seed: 'a' })).toEqual([])
  })
})

describe('a small corpus', () => {
  const kindred = ['中部大通道', '南部大通道', '北部大通道', '沿江大通道']
  const glossary: Glossary = ['西部大通道', ...kindred].map(term => ({
    term,
    kind: 'project',
    also: [],
    gloss: '',
  }))
  const asked = '各方要加快建设西部大通道，带动沿线的发展。'
  const corpusOf = (...paragraphs: readonly string[]): Corpus => ({
    glossary,
    works: [
      {
        id: 'trial',
        title: { zh: '试', en: 'Trial' },
        command: 'trial',
        aliases: [],
        source: null,
        language: 'zh-Hans',
        sections: [
          { number: 1, heading: '', depth: 1, passages: paragraphs.map(text => passageOf(text)) },
        ],
      },
    ],
  })
  const optionsFor = (...others: readonly string[]) =>
    createQuizMaker(corpusOf(asked, ...others))
      .all()
      .filter(({ quote }) => quote.words === asked)
      .map(({ options }) => [...options].sort())

  it('offers the other terms of the kind that it holds', () => {
    expect(optionsFor('中部大通道好。', '南部大通道好。', '北部大通道好。')).toEqual([
      ['中部大通道', '北部大通道', '南部大通道', '西部大通道'],
    ])
  })

  it('offers none that it says in the same words elsewhere', () => {
    const options = optionsFor(
      '中部大通道好。',
      '南部大通道好。',
      '明年加快建设北部大通道，带动周边。',
    )
    expect(options).toEqual([['中部大通道', '南部大通道', '西部大通道']])
  })

  it('asks nothing where too few are left', () => {
    expect(optionsFor('中部大通道好。')).toEqual([])
    expect(createQuizMaker({ works: [], glossary: [] }).pick({ count: 3, seed: '' })).toEqual([])
  })
})
