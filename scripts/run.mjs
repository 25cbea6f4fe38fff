// Runs a compiled entry: `node scripts/run.mjs adapters/main.js [arguments…]`.
// Compiles first when a source is newer than the last build, so that a fresh clone and an edited
// file both run what they say; where there is no compiler (a production install) it runs what is there.
// Variables may stand in a file .env beside package.json, as .env.example shows.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'dist', '.built')
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

const newest = path =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map(name => newest(join(path, name))))
    : statSync(path).mtimeMs

const sources = [
  'src',
  'adapters',
  'bench',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
]
const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0
const stale = () =>
  sources.some(name => existsSync(join(root, name)) && newest(join(root, name)) > built)

if (existsSync(compiler) && stale()) {
  const startedAt = new Date()
  const { status } = spawnSync(
    process.execPath,
    [compiler, '-p', join(root, 'tsconfig.build.json')],
    {
      stdio: ['ignore', 2, 2],
    },
  )
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(stamp, `${startedAt.toISOString()}\n`)
}

// What is set already goes before what the file says. Tests say all that they need themselves.
const settings = join(root, '.env')
if (process.env.NODE_ENV !== 'test' && existsSync(settings)) process.loadEnvFile(settings)

const [entry = 'adapters/main.js', ...args] = process.argv.slice(2)
const path = join(root, 'dist', entry)
process.argv = [process.execPath, path, ...args]
await import(pathToFileURL(path).href)
