import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readQuestion } from '../src/inquiry.ts'
import { anyText } from './fixture.ts'

describe('a line that a reader typed', () => {
  it.each([
    ['/ftz 2', { command: 'ftz', words: '2' }],
    ['/ftz', { command: 'ftz', words: '' }],
    ['  /FTZ   第二  ', { command: 'ftz', words: '第二' }],
    ['／ｆｔｚ　第二', { command: 'ftz', words: '第二' }],
    ['/search 绿色\n能源', { command: 'search', words: '绿色\n能源' }],
    ['/乱码 x', { command: '乱码', words: 'x' }],
  ])('%j is a command with its words', (line, question) => {
    expect(readQuestion(line)).toEqual(question)
  })

  it.each(['菌草', 'ftz/2.1', '/', '//', '/ ftz', '1/2', '绿色 /ftz'])('%j is looked for', line => {
    expect(readQuestion(line)).toEqual({ command: 'search', words: line })
  })

  it.each(['', ' ', '\n\t　'])('%j asks nothing', line => {
    expect(readQuestion(line)).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(fc.property(anyText, line => void readQuestion(line)))
  })
})
