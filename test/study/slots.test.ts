import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isZone, nextSlot, type Schedule, slotsBetween } from '../../src/study/slots.ts'

const eight: Schedule = { hour: 8, minute: 0, zone: 'Asia/Shanghai', weekdays: false }
const at = (iso: string) => Date.parse(iso)
const between = (schedule: Schedule, from: string, to: string) =>
  slotsBetween(schedule, at(from), at(to)).map(ms => new Date(ms).toISOString())

describe('a daily slot', () => {
  it('falls by the clock of its zone', () => {
    expect(between(eight, '2026-01-31T00:00Z', '2026-02-02T00:00Z')).toEqual([
      '2026-02-01T00:00:00.000Z',
      '2026-02-02T00:00:00.000Z',
    ])
  })
  it('is not the moment after which it is asked for', () => {
    expect(between(eight, '2026-02-01T00:00Z', '2026-02-01T23:59Z')).toEqual([])
  })
  it('keeps its hour when summer time begins and ends', () => {
    const berlin: Schedule = { ...eight, zone: 'Europe/Berlin' }
    expect(between(berlin, '2026-03-28T00:00Z', '2026-03-30T00:00Z')).toEqual([
      '2026-03-28T07:00:00.000Z',
      '2026-03-29T06:00:00.000Z',
    ])
    expect(between(berlin, '2026-10-24T00:00Z', '2026-10-26T00:00Z')).toEqual([
      '2026-10-24T06:00:00.000Z',
      '2026-10-25T07:00:00.000Z',
    ])
  })
  it('that the clock leaves out comes right after, and one that comes twice comes once', () => {
    const half: Schedule = { hour: 2, minute: 30, zone: 'Europe/Berlin', weekdays: false }
    expect(between(half, '2026-03-29T00:00Z', '2026-03-29T20:00Z')).toHaveLength(1)
    expect(between(half, '2026-10-24T20:00Z', '2026-10-25T20:00Z')).toHaveLength(1)
  })
  it('can leave out the end of the week', () => {
    const work: Schedule = { ...eight, weekdays: true }
    // 2026-01-30 is a Friday.
    expect(between(work, '2026-01-29T12:00Z', '2026-02-03T12:00Z')).toEqual([
      '2026-01-30T00:00:00.000Z',
      '2026-02-02T00:00:00.000Z',
      '2026-02-03T00:00:00.000Z',
    ])
    expect(new Date(nextSlot(work, at('2026-01-30T01:00Z')) ?? 0).toISOString()).toBe(
      '2026-02-02T00:00:00.000Z',
    )
  })
  it('comes once a day, whatever the zone and the time', () => {
    const zone = fc.constantFrom(
      ...['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'],
      ...['Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia', 'UTC'],
    )
    const clock = fc.record({ hour: fc.nat({ max: 23 }), minute: fc.nat({ max: 59 }), zone })
    fc.assert(
      fc.property(clock, fc.nat({ max: 700 }), (clock, day) => {
        const from = at('2026-01-01T00:00Z') + day * 86_400_000
        const slots = slotsBetween({ ...clock, weekdays: false }, from, from + 10 * 86_400_000)
        expect(slots.length).toBeGreaterThanOrEqual(9)
        expect(slots.length).toBeLessThanOrEqual(11)
        for (const [index, slot] of slots.entries())
          if (index > 0) expect(slot - (slots[index - 1] ?? 0)).toBeGreaterThan(22 * 3_600_000)
      }),
    )
  })
  it('does not come thousands of times when the clock has jumped', () => {
    expect(slotsBetween(eight, 0, at('2026-01-31T00:00Z'))).toHaveLength(60)
  })
})

describe('a zone', () => {
  it.each(['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires'])('is %s', zone => {
    expect(isZone(zone)).toBe(true)
  })
  it.each(['', 'Asia/Peking', 'Mars/Olympus', '; drop table'])('is not %j', zone => {
    expect(isZone(zone)).toBe(false)
  })
})
