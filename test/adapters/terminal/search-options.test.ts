import { describe, expect, it } from 'vitest'
import { readSearchOptions } from '../../../adapters/terminal/search-options.ts'

describe('the options of search', () => {
  it.each([
    [['--json'], { corpus: undefined, limit: 10, words: '' }],
    [['--json', '菌草'], { corpus: undefined, limit: 10, words: '菌草' }],
    [
      ['green', 'silk', 'road', '--json'],
      { corpus: undefined, limit: 10, words: 'green silk road' },
    ],
    [
      ['--json', '--corpus', 'texts', '--limit', '3', '绿色', '-能源'],
      { corpus: 'texts', limit: 3, words: '绿色 -能源' },
    ],
    [['--json', '--corpus=a=b', '--limit=50'], { corpus: 'a=b', limit: 50, words: '' }],
  ])('%j are read', (args, options) => {
    expect(readSearchOptions(args)).toEqual(options)
  })
  it.each([
    [
      ['菌草'],
      'only --json is printed here; to read an answer, use: npm run ask -- "/search words"',
    ],
    [['--json', '--limit'], '--limit needs a value'],
    [['--json', '--limit', '0'], '--limit must be a whole number from 1 to 9999, not "0"'],
    [['--json', '--limit', 'ten'], '--limit must be a whole number from 1 to 9999, not "ten"'],
    [['--json', '--corpus'], '--corpus needs a value'],
    [['--json', '--top', '3'], 'there is no option --top'],
  ])('%j are refused with the reason', (args, problem) => {
    expect(readSearchOptions(args)).toEqual({ problem })
  })
})
