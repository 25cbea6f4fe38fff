import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../src/address.ts'
import { isPassagePlace, type Trace, traceOf } from '../../src/archive/trace.ts'
import { wordingsOf } from '../../src/archive/wordings.ts'
import { contentHash } from '../../src/content-hash.ts'
import type { Library } from '../../src/library.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { libraryOf, libraryOfAny } from './corpus.ts'

/** Five days in a row, each with the library of that day archived. */
async function archived(days: readonly Library[]) {
  const { archive } = createMemoryStore()
  for (const [day, library] of days.entries())
    await archive.keep(wordingsOf(library), 1_769_846_400_000 + day * 86_400_000)
  return archive
}

/** What became of `address` as of the last of `days`; `cited` is the text behind the version. */
async function trace(days: readonly Library[], address: string, version?: string): Promise<Trace> {
  const place = parseAddress(address)
  const library = days.at(-1)
  if (!isPassagePlace(place) || library === undefined) throw new RangeError(address)
  return traceOf(place, version, { library, archive: await archived(days) })
}

const of = contentHash
const addresses = (passages: readonly { readonly address: string }[]) =>
  passages.map(({ address }) => address)

describe('a link that names the wording that was cited', () => {
  const before = libraryOf(['推动绿色发展。', '坚持开放合作。'])
  const after = libraryOf(['推动绿色低碳发展。', '坚持开放合作。'])

  it('leads to the passage where it reads as it did', async () => {
    const found = await trace([before], 'trial/1.1', of('推动绿色发展。'))
    expect(found).toMatchObject({ kind: 'today', today: { quote: { words: '推动绿色发展。' } } })
  })
  it('shows both wordings and what differs where the passage has changed', async () => {
    const found = await trace([before, after], 'trial/1.1@2-4', of('推动绿色发展。'))
    expect(found).toMatchObject({
      kind: 'changed',
      cited: { wording: { text: '推动绿色发展。' }, span: { start: 2, end: 4 } },
      today: { quote: { words: '推动绿色低碳发展。' } },
      revision: [
        { kind: 'same', text: '推动绿色' },
        { kind: 'added', text: '低碳' },
        { kind: 'same', text: '发展。' },
      ],
      elsewhere: [],
    })
  })
  it('leads to where its words stand now, when something was put before them', async () => {
    const shifted = libraryOf(['新的一段。', '推动绿色发展。', '坚持开放合作。'])
    const found = await trace([before, shifted], 'trial/1.1', of('推动绿色发展。'))
    expect(found.kind).toBe('moved')
    expect('elsewhere' in found && addresses(found.elsewhere)).toEqual(['trial/1.2'])
  })
  it('tells what a removed passage last read, and what was cited of it before that', async () => {
    const shorter = libraryOf(['坚持开放合作。'])
    const days = [libraryOf(['甲。', '旧的说法。']), libraryOf(['甲。', '新的说法。']), shorter]
    expect(await trace(days, 'trial/1.2', of('旧的说法。'))).toMatchObject({
      kind: 'gone',
      last: { wording: { text: '新的说法。' } },
      cited: { wording: { text: '旧的说法。' } },
    })
    const plain = await trace(days, 'trial/1.2')
    expect(plain).toMatchObject({ kind: 'gone', last: { wording: { text: '新的说法。' } } })
    expect(plain).not.toHaveProperty('cited')
  })
  it('leads from a removed passage to where the same words stand', async () => {
    const found = await trace([before, libraryOf(['坚持开放合作。'])], 'trial/1.2')
    expect('elsewhere' in found && addresses(found.elsewhere)).toEqual(['trial/1.1'])
  })
  it('shows today’s words where no such version was kept, whatever it looks like', async () => {
    for (const version of ['0123456789ab', 'x', '0123', 'g'.repeat(12), '一', '9'.repeat(5000)])
      expect((await trace([after], 'trial/1.1', version)).kind).toBe('unknownVersion')
  })
  it('knows its version where a full stop was copied with it, or capitals were made of it', async () => {
    for (const version of [`${of('推动绿色发展。')}。`, of('推动绿色发展。').toUpperCase()])
      expect((await trace([before, after], 'trial/1.1', version)).kind).toBe('changed')
  })
  it('is nowhere where nothing ever stood', async () => {
    expect((await trace([before], 'trial/1.9', of('推动绿色发展。'))).kind).toBe('nowhere')
    expect((await trace([before], 'other/1.1')).kind).toBe('nowhere')
  })
})

/** Texts as a passage may have them: characters of every plane, never empty. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter(words => words.trim() !== '' && words.isWellFormed())
const texts = fc.array(text, { minLength: 1, maxLength: 4 })

describe('what became of a passage', () => {
  const history = fc.array(texts, { minLength: 1, maxLength: 4 })
  const at = fc.record({
    day: fc.nat({ max: 3 }),
    paragraph: fc.integer({ min: 1, max: 5 }),
    span: fc.option(fc.tuple(fc.nat({ max: 14 }), fc.integer({ min: 1, max: 14 })), {
      nil: undefined,
    }),
  })

  it('can be told of every link that was ever given out, with the words that it was given out for', () =>
    fc.assert(
      fc.asyncProperty(history, at, async (daily, { day, paragraph, span }) => {
        const days = daily.map(libraryOfAny)
        const cited = daily[Math.min(day, daily.length - 1)]?.[paragraph - 1]
        fc.pre(cited !== undefined)
        const suffix = span === undefined ? '' : `@${span[0]}-${span[0] + span[1]}`
        const found = await trace(days, `trial/1.${paragraph}${suffix}`, of(cited ?? ''))
        const today = daily.at(-1)?.[paragraph - 1]
        if (today === cited) {
          expect(['today', 'nowhere']).toContain(found.kind)
          if (found.kind === 'today') expect(found.today.quote.passage.text).toBe(cited)
          // Only a stretch that the very same words do not have is nowhere.
          else expect(span).toBeDefined()
        } else if (today !== undefined) {
          expect(['changed', 'moved']).toContain(found.kind)
          if (found.kind !== 'changed' && found.kind !== 'moved') return
          expect(found.cited.wording.text).toBe(cited)
          expect(found.today.quote.words).toBe(today)
          for (const passage of found.elsewhere) expect(passage.text).toBe(cited)
        } else {
          expect(found.kind).toBe('gone')
          if (found.kind !== 'gone') return
          const known = [found.last, ...(found.cited ? [found.cited] : [])]
          expect(known.map(({ wording }) => wording.text)).toContain(cited)
        }
      }),
    ))

  it('marks of a cited wording only a stretch that it has', () =>
    fc.assert(
      fc.asyncProperty(texts, texts, at, async (older, newer, { paragraph, span }) => {
        const cited = older[paragraph - 1]
        fc.pre(cited !== undefined && span !== undefined)
        const [start, length] = span ?? [0, 1]
        const days = [libraryOfAny(older), libraryOfAny(newer)]
        const address = `trial/1.${paragraph}@${start}-${start + length}`
        const found = await trace(days, address, of(cited ?? ''))
        const shown = 'cited' in found ? found.cited : 'last' in found ? found.last : undefined
        if (shown?.span === undefined) return
        const words = shown.wording.text.slice(shown.span.start, shown.span.end)
        expect(words).not.toBe('')
        expect(words.isWellFormed()).toBe(true)
      }),
    ))
})
