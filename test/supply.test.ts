import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { allowed, licencesOf } from '../scripts/licences.mjs'

const lock = readFileSync('package-lock.json', 'utf8')
const packages = licencesOf(JSON.parse(lock))

describe('what is installed to run', () => {
  it('is under licences that are allowed', () => {
    expect(packages.filter(({ licence }) => !allowed(licence))).toEqual([])
  })

  it('is all that the lock file has for production, below the surface too', () => {
    const names = packages.map(({ name }) => name)
    expect(names).toContain('jszip')
    expect(names).not.toContain('vitest')
  })

  it('comes from no host that the lock file names', () => {
    expect(lock).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/)
  })
})

describe('a licence', () => {
  it.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'GPL-3.0 OR MIT', '(MIT AND Zlib)', 'MPL-2.0'])(
    'such as %s is allowed',
    licence => expect(allowed(licence)).toBe(true),
  )
  it.each(['GPL-3.0', '(MIT AND GPL-3.0-or-later)', 'UNLICENSED', 'SEE LICENSE IN x', ''])(
    'such as "%s" is not',
    licence => expect(allowed(licence)).toBe(false),
  )
})
