import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../src/search/engine/engine.ts'
import { type IndexEntry, postingsOf } from '../../../src/search/engine/postings.ts'

const entryOf = (text: readonly string[], title: readonly string[] = []): IndexEntry => ({
  text,
  heading: [],
  title,
})
const engineOf = (entries: readonly IndexEntry[]) => createEngine(postingsOf(entries))
const asked = (...tokens: readonly string[]) => tokens.map(token => ({ token, weight: 1 }))

describe('the engine', () => {
  it('finds the documents that hold a token, those with more of them first', () => {
    const engine = engineOf([
      entryOf(['绿色', '能源']),
      entryOf(['开放']),
      entryOf(['绿色', '开放']),
    ])
    expect(engine.find(asked('绿色', '开放'), 9).map(({ id }) => id)).toEqual([2, 1, 0])
    expect(engine.find(asked('海洋'), 9)).toEqual([])
    expect(engine.find(asked('绿色'), 9, id => id !== 0).map(({ id }) => id)).toEqual([2])
  })
  it('knows how many documents hold a token in their text', () => {
    const { frequencies } = engineOf([entryOf(['茶', '茶'], ['经']), entryOf(['茶'])])
    expect([frequencies.get('茶'), frequencies.get('经')]).toEqual([2, undefined])
  })
  it('leaves out what thousands hold where rarer tokens are asked for too', () => {
    const engine = engineOf(
      Array.from({ length: 4000 }, (_, id) =>
        entryOf(['发展', ...(id === 7 ? ['菌草'] : []), ...(id < 3 ? ['茶'] : [])]),
      ),
    )
    expect(engine.find(asked('发展', '菌草', '茶'), 9).map(({ id }) => id)).toEqual([7, 0, 1, 2])
    expect(engine.find(asked('发展'), 9)).toHaveLength(9)
    const needed = [...asked('菌草', '茶'), { token: '发展', weight: 1, needed: true }]
    expect(engine.find(needed, 9)).toHaveLength(9)
  })
  it('lets what hundreds hold add to the scores of documents that rarer tokens bring', () => {
    const engine = engineOf(
      Array.from({ length: 900 }, (_, id) =>
        entryOf([...(id < 150 ? ['茶'] : []), ...(id >= 140 ? ['发展'] : []), '的']),
      ),
    )
    const found = engine.find(asked('发展', '茶'), 900).map(({ id }) => id)
    expect(found).toHaveLength(150)
    expect(found.slice(0, 10).sort()).toEqual(Array.from({ length: 10 }, (_, at) => 140 + at))
  })
  it('brings what hundreds hold where only some documents are accepted', () => {
    const engine = engineOf(
      Array.from({ length: 900 }, (_, id) => entryOf([id < 150 ? '茶' : '发展'])),
    )
    const found = engine.find(asked('发展', '茶'), 900, id => id > 800).map(({ id }) => id)
    expect(found).toHaveLength(99)
  })
  it('scores as MiniSearch does where the documents are added to it', () => {
    const token = fc.constantFrom(
      ...['茶', '绿色', '𠮷野', 'cptpp', '2030', 'é', '__proto__', '丝绸之路'],
    )
    const tokens = fc.array(token, { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(fc.tuple(tokens, tokens), { maxLength: 12 }), tokens, (rows, typed) => {
        const entries = rows.map(row => entryOf(...row))
        const found = engineOf(entries).find(asked(...typed), 99)
        const expected = scoresOf(entries, typed)
        expect(new Map(found.map(({ id, score }) => [id, expect.closeTo(score, 9)]))).toEqual(
          expected,
        )
        const scores = found.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      }),
    )
  })
  it('scores so too what a frequent token only adds to', () => {
    const entries = Array.from({ length: 900 }, (_, id) =>
      entryOf([...(id < 150 ? ['茶'] : []), ...(id >= 140 ? ['发展'] : []), '的'], ['发展']),
    )
    const found = engineOf(entries).find(asked('发展', '茶'), 900)
    const expected = scoresOf(entries, ['发展', '茶'])
    expect(found).toHaveLength(150)
    for (const { id, score } of found) expect(score).toBeCloseTo(expected.get(id) ?? 0, 9)
  })
})

/** What MiniSearch gives, by document, where the entries are added to it. */
function scoresOf(
  entries: readonly IndexEntry[],
  typed: readonly string[],
): ReadonlyMap<number, number> {
  const peer = new MiniSearch<{ id: number; text: string; heading: string; title: string }>({
    fields: ['text', 'heading', 'title'],
    tokenize: text => text.split(' ').filter(Boolean),
    processTerm: term => term,
  })
  const joined = entries.map(({ text, heading, title }, id) => ({
    id,
    text: text.join(' '),
    heading: heading.join(' '),
    title: title.join(' '),
  }))
  peer.addAll(joined)
  const boost = { text: 1, heading: 0.5, title: 0.3 }
  const found = peer.search([...new Set(typed)].join(' '), { boost })
  return new Map(found.map(({ id, score }) => [Number(id), score]))
}
