// `npm run licences`: the licence of every package that is installed to run, out of the lock file.
// Ends with code 1 where one is not allowed. What it exports is described in licences.d.mts.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const permitted = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** What a package says less exactly than its own LICENSE file, by name and version. */
const read = { 'duck 0.1.12': 'BSD-2-Clause' }

export const allowed = licence =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(name => permitted.has(name)))

export const licencesOf = lock =>
  Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version = '', license = '' }]) => {
      const name = path.replace(/^.*node_modules\//, '')
      const licence = read[`${name} ${version}`] ?? (license || licenceInstalled(path))
      return { name, version, licence }
    })

/** Old packages say it in another form, which the lock file does not take over. */
function licenceInstalled(path) {
  try {
    const { license, licenses } = JSON.parse(
      readFileSync(new URL(`../${path}/package.json`, import.meta.url), 'utf8'),
    )
    return license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ') ?? ''
  } catch {
    return ''
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lock = new URL('../package-lock.json', import.meta.url)
  const packages = licencesOf(JSON.parse(readFileSync(lock, 'utf8')))
  for (const { name, version, licence } of packages)
    console.log(
      `${licence || 'none named'}${allowed(licence) ? '' : ' (not allowed)'}\t${name} ${version}`,
    )
  if (packages.some(({ licence }) => !allowed(licence))) process.exitCode = 1
}
