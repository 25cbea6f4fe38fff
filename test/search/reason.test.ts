import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library.ts'
import { openLibrary } from '../fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

const find = (typed: string) => library.search.find(typed).hits

describe('a reason', () => {
  it('names no piece of another name as what that name is', () => {
    const found = find('cooperation within the WTO').flatMap(({ reasons }) =>
      reasons.flatMap(reason => ('typed' in reason && reason.typed === 'WTO' ? reason.found : [])),
    )
    expect(new Set(found)).toEqual(new Set(['世界贸易组织']))
  })
})

describe('what a reason says was typed', () => {
  it.each([
    ['training for developing countries', 'developing countries'],
    ['Cross-border DATA flows', 'Cross-border DATA'],
    ['special economic zones law', 'special economic zones'],
  ])('is as it stands in %s', (typed, said) => {
    const reasons = find(typed)[0]?.reasons.flatMap(reason =>
      'typed' in reason ? reason.typed : [],
    )
    expect(reasons).toContain(said)
  })
})
