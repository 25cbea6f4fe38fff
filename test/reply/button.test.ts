import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Button,
  packButton,
  readButton,
  samePlace,
  unpackButton,
} from '../../src/reply/button.ts'
import { anyText } from '../fixture.ts'

const anyLength = () => true
const inBytes = (bytes: number) => (data: string) => Buffer.byteLength(data) <= bytes

describe('a button', () => {
  it('is its question, written as short as can be', () => {
    const { data } = packButton({ question: { command: 'beltroad', words: '3.1' } }, anyLength)
    expect(data).toBe('"beltroad","3.1"')
    expect(readButton(data)).toEqual({ question: { command: 'beltroad', words: '3.1' } })
  })
  it('carries where its message began within 64 bytes', () => {
    const button: Button = {
      question: { command: 'search', words: 'beltroad/3.1' },
      origin: { command: 'search', words: '绿色丝路', page: 2 },
    }
    const packed = packButton(button, inBytes(64))
    expect(packed).toEqual({ data: '"search","beltroad/3.1",0,"search","绿色丝路",2' })
    expect(readButton(packed.data)).toEqual(button)
  })
  it('goes by a short id where it is too long, always the same for the same button', async () => {
    const button: Button = { question: { command: 'search', words: '绿色丝绸之路'.repeat(5) } }
    const packed = packButton(button, inBytes(64))
    expect(packed.data).toMatch(/^#[\w-]{16}$/)
    expect(packed).toEqual(packButton(button, inBytes(64)))
    expect(packed.kept?.id).toBe(packed.data)
    const kept = async (id: string) => (id === packed.kept?.id ? packed.kept.payload : undefined)
    expect(await unpackButton(packed.data, kept)).toEqual(button)
    expect(await unpackButton(packed.data, async () => undefined)).toBeUndefined()
  })
  it('has another id for another question', () => {
    const ids = ['甲', '乙'].map(
      word => packButton({ question: { command: 'search', words: word } }, () => false).data,
    )
    expect(new Set(ids).size).toBe(2)
  })
  it.each([
    ['', 'nothing'],
    ['#', 'a mark alone'],
    ['"', 'half a word'],
    ['""', 'no command'],
    ['1', 'a number for a command'],
    ['"search",1', 'a number for words'],
    ['"search","a",-1', 'a page below none'],
    ['"search","a",1.5', 'half a page'],
    ['"search","a",1e9', 'a page beyond all'],
    ['"search","a",0,"help","",0,"more"', 'more than there can be'],
    ['"search"],["x"', 'brackets that close early'],
    ['{"question":1}', 'an object'],
  ])('reads nothing out of %s: %s', payload => {
    expect(readButton(payload)).toBeUndefined()
  })
  it('reads back whatever it was packed from', () => {
    const question = fc
      .record({ command: anyText, words: anyText, page: fc.nat({ max: 999 }) })
      .filter(({ command }) => command !== '')
      .map(({ page, ...rest }) => (page === 0 ? rest : { ...rest, page }))
    fc.assert(
      fc.property(question, fc.option(question, { nil: undefined }), (question, origin) => {
        const button: Button = origin ? { question, origin } : { question }
        const { data, kept } = packButton(button, inBytes(64))
        expect(readButton(kept?.payload ?? data)).toEqual(button)
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
      }),
    )
  })
  it('never throws at what it is given to read', () => {
    fc.assert(fc.property(fc.oneof(anyText, fc.json()), text => void readButton(text)))
  })
})

describe('two questions', () => {
  it('are of one place where only the page differs', () => {
    const question = { command: 'search', words: '菌草' }
    expect(samePlace(question, { ...question, page: 3 })).toBe(true)
    expect(samePlace(question, { ...question, words: '草' })).toBe(false)
  })
})
