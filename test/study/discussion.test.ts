import { describe, expect, it } from 'vitest'
import { discussionPoints } from '../../src/study/discussion.ts'
import { openLibrary, passageAt, passageOf } from '../fixture.ts'

const library = await openLibrary()
const points = library.passages.map(passage => ({ passage, points: discussionPoints(passage) }))

const pointsIn = (text: string) =>
  discussionPoints(passageOf(text)).map(({ kind, quote }) => [kind, quote.words])

describe('discussionPoints of the corpus', () => {
  it('are the exact words of the passage, at most 120 characters, in order and apart', () => {
    for (const { passage, points: of } of points) {
      let end = 0
      for (const { quote } of of) {
        expect(quote.words).toBe(passage.text.slice(quote.span.start, quote.span.end))
        expect(quote.words.length).toBeLessThanOrEqual(120)
        expect(quote.span.start).toBeGreaterThanOrEqual(end)
        end = quote.span.end
      }
    }
  })

  it('are three at most, and most passages have one', () => {
    expect(Math.max(...points.map(({ points }) => points.length))).toBe(3)
    const some = points.filter(({ points }) => points.length > 0)
    expect(some.length).toBeGreaterThan(points.length * 0.8)
  })

  it('show what they are said to be', () => {
    const shows = {
      enumeration: /、[^、]+、|；[^；]+；/,
      purpose: /为了|旨在|有利于|目的是|以.+为|为.+/,
      contrast: /从.+(?:到|进入|转向|走向)|由.+向.+转变|不仅|既.+[又也]|而是|但是?，/,
    } as const
    for (const { kind, quote } of points.flatMap(({ points }) => points)) {
      expect(quote.words).toMatch(shows[kind])
    }
  })

  it('are of every kind in beltroad/0.2, ftz/1.2 and region/0.1', () => {
    const kindsOf = (address: string) =>
      discussionPoints(passageAt(library, address)).map(({ kind }) => kind)
    expect(kindsOf('beltroad/0.2')).toEqual(['enumeration', 'contrast'])
    expect(kindsOf('ftz/1.2')).toEqual(['enumeration', 'enumeration', 'purpose'])
    expect(kindsOf('region/0.1')).toEqual(['contrast'])
  })
})

describe('discussionPoints', () => {
  it('finds what sets two things against each other', () => {
    expect(pointsIn('我们不仅要看到成绩，而且要看到问题。')).toEqual([
      ['contrast', '我们不仅要看到成绩，而且要看到问题。'],
    ])
    expect(pointsIn('发展方式由粗放型向集约型转变。')).toEqual([
      ['contrast', '发展方式由粗放型向集约型转变。'],
    ])
  })

  it('finds aims, not every 以…为', () => {
    expect(pointsIn('改革以提高效率为目标。')).toEqual([['purpose', '改革以提高效率为目标。']])
    expect(pointsIn('改革以制度创新为核心。')).toEqual([])
    expect(pointsIn('他成为一位大家都愿意提供帮助的人。')).toEqual([])
  })

  it('finds three things side by side, not two', () => {
    expect(pointsIn('发展铁路、公路、航空。')).toEqual([['enumeration', '发展铁路、公路、航空。']])
    expect(pointsIn('发展铁路、公路。')).toEqual([])
    expect(pointsIn('东部要先行；中部要崛起；西部要开发。')).toEqual([
      ['enumeration', '东部要先行；中部要崛起；西部要开发。'],
    ])
  })

  it('has nothing to say to a passage without structure', () => {
    expect(pointsIn('天气很好。')).toEqual([])
  })
})
