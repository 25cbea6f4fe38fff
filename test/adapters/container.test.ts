import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addressIn, start } from './process.ts'

/** What the last stage of the Dockerfile copies, from the project's folder into the image's own. */
const copied = readFileSync('Dockerfile', 'utf8')
  .split(/^FROM /m)
  .at(-1)
  ?.matchAll(/^COPY (?:--from=build )?(?:\/app\/)?(\S+) (\S+)$/gm)

const isolates = spawnSync('unshare', ['--mount', 'setpriv', '--no-new-privs', 'true']).status === 0
if (!isolates)
  process.stderr.write('not run as in a container: that takes root, unshare and setpriv\n')

/**
 * Runs what follows as `docker run --read-only --cap-drop ALL --security-opt no-new-privileges`
 * would: $1 is the image's folder, $2 where its packages are.
 */
const contained = `
  set -e
  mount --make-rprivate /
  mount --bind "$2" "$1/node_modules"
  mount -t tmpfs -o mode=1777 none "$1/data"
  mount -o remount,bind,ro /
  cd "$1"
  shift 2
  exec setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs \\
    --bounding-set=-all --inh-caps=-all "$@"`

describe('the image', () => {
  it.skipIf(!isolates)(
    'has all that the program needs, on a disk that is read-only, for a user without rights',
    async () => {
      const image = mkdtempSync(join(tmpdir(), 'zhangju-image-'))
      onTestFinished(() => rmSync(image, { recursive: true }))
      chmodSync(image, 0o755)
      const sources = Array.from(copied ?? [], ([, from = '', to = '']) => {
        const place = join(image, to === './' ? from : to)
        if (from !== 'node_modules') cpSync(from, place, { recursive: true })
        return from
      })
      expect(sources).toEqual(expect.arrayContaining(['dist', 'node_modules', 'corpus']))
      for (const folder of ['node_modules', 'data']) mkdirSync(join(image, folder))
      const isolated = ['--mount', 'sh', '-c', contained, 'sh', image, resolve('node_modules')]
      const env = { HOST: '0.0.0.0', DATABASE_PATH: 'data/zhangju.db' }
      const run = (command: readonly string[], more: Readonly<Record<string, string>> = {}) => {
        const options = { env: { ...process.env, ...env, ...more }, encoding: 'utf8' } as const
        const { status, stdout, stderr } = spawnSync('unshare', [...isolated, ...command], options)
        return { status, stdout, stderr }
      }
      expect(run(['touch', 'data/a', 'b'])).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^touch: .*'b': Read-only file system\n$/),
      })
      expect(run(['grep', '-E', '^(Uid|CapEff|CapBnd|NoNewPrivs):', '/proc/self/status'])).toEqual({
        status: 0,
        stdout: [
          'Uid:\t65534\t65534\t65534\t65534',
          'CapEff:\t0000000000000000',
          'CapBnd:\t0000000000000000',
          'NoNewPrivs:\t1\n',
        ].join('\n'),
        stderr: '',
      })

      const main = [process.execPath, 'dist/adapters/main.js']
      const { child, output, ended } = start(env, 'ignore', ['unshare', ...isolated, ...main])
      const address = (await addressIn(output)).replace('0.0.0.0', '127.0.0.1')
      const page = await fetch(`${address}/beltroad/3.1`)
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('丝绸之路')])
      const search = await fetch(`${address}/search?q=training`)
      expect(await search.text()).toContain('培训')
      const card = await fetch(`${address}/card/beltroad/3.1.png`)
      expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/png'])
      const healthy = [process.execPath, 'dist/adapters/healthy.js']
      const { port } = new URL(address)
      expect(run(healthy, { PORT: port })).toEqual({ status: 0, stdout: '', stderr: '' })
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
      expect(run(healthy, { PORT: port }).status).toBe(1)
    },
    60_000,
  )
})
