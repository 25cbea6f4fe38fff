import { describe, expect, it } from 'vitest'
import { type Review, reviewed } from '../../src/study/review.ts'

const day = 86_400_000
const now = Date.parse('2026-01-31T08:00Z')

/** What is known after answers that are given whenever they fall due, with the days between them. */
function answered(...answers: readonly boolean[]): readonly number[] {
  let review: Review | undefined
  let at = now
  return answers.map(right => {
    review = reviewed(review?.state, right, at)
    const wait = (review.dueAtMs - at) / day
    at = review.dueAtMs
    return wait
  })
}

describe('a question that is asked again', () => {
  it('comes at growing intervals while it is answered right', () => {
    const waits = answered(true, true, true, true, true)
    expect(waits.at(-1)).toBeGreaterThan(10)
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
  })
  it('comes soon after a wrong answer, however well it was known', () => {
    expect(answered(false)[0]).toBeLessThan(1)
    const waits = answered(true, true, true, true, false)
    expect(waits.at(-1)).toBeLessThan(1)
  })
  it('comes on the same days for the same answers', () => {
    expect(answered(true, false, true, true)).toEqual(answered(true, false, true, true))
  })
  it('begins anew where what was written down cannot be read', () => {
    expect(reviewed('not a card', true, now)).toEqual(reviewed(undefined, true, now))
    expect(reviewed('{}', true, now)).toEqual(reviewed(undefined, true, now))
  })
})
