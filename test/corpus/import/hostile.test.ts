import { spawn, spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { crc32, createDeflate, createDeflateRaw } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ImportLimits } from '../../../src/corpus/import/apart.ts'
import { archive, docx, zip } from './docx.ts'
import { pdf } from './pdf.ts'

/** Told by the process itself at its end, in KiB; not by its threads, which load what it is started with too. */
const tellPeak =
  "data:text/javascript,import{isMainThread}from'node:worker_threads';isMainThread&&process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))"
const peakIn = (said: string) =>
  Number(/^peak (\d+)$/m.exec(said)?.[1] ?? Number.POSITIVE_INFINITY) / 1024

/** For a process that never ends by itself: far above what any of these needs. */
const deadlineMs = 180_000

/** What `npm run corpus -- import` makes of `file`, in a process of its own. */
async function importing(file: string) {
  const out = await mkdtemp(join(tmpdir(), 'hostile-out-'))
  const tool = resolve('dist/adapters/terminal/corpus.js')
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=512', '--import', tellPeak, tool, 'import', file, '--out', out],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { NODE_ENV: 'test' },
      timeout: deadlineMs,
      killSignal: 'SIGKILL',
    },
  )
  let said = ''
  child.stderr.on('data', chunk => {
    said += chunk
  })
  child.stdout.resume()
  const code = await new Promise<number | null>(done => child.once('close', done))
  const complaint = said.replace(/^peak .*\n/m, '').trim()
  return { code, complaint, peakMiB: peakIn(said), written: await readdir(out) }
}

const saveAlone = 'save its text alone, as .txt, in parts if it is long'

/** The faults that `importApart` finds in `file` within limits of our own, in a process of its own. */
async function apart(file: string, limits: ImportLimits) {
  const module = pathToFileURL(resolve('dist/src/corpus/import/apart.js'))
  const script = join(await folder(), 'apart.mjs')
  await writeFile(
    script,
    `import { importApart } from ${JSON.stringify(module)}
    const { faults } = await importApart(${JSON.stringify([file])}, [], ${JSON.stringify(limits)})
    console.log(JSON.stringify(faults))`,
  )
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', tellPeak, script], {
    encoding: 'utf8',
    timeout: deadlineMs,
  })
  expect(status).toBe(0)
  return { faults: JSON.parse(stdout), peakMiB: peakIn(stderr) }
}

async function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'hostile-'))
}

async function refused(file: string, sentence: RegExp, atMostMiB = 1600) {
  const { code, complaint, peakMiB, written } = await importing(file)
  expect(complaint).toMatch(sentence)
  expect(complaint).not.toContain('\n')
  expect(written).toEqual([])
  expect(code).toBe(1)
  expect(peakMiB).toBeLessThan(atMostMiB)
}

/** `mebibytes` of one letter, deflated: some hundredths of it. */
async function bomb(
  path: string,
  mebibytes: number,
  head: string,
  deflate: Transform = createDeflateRaw({ level: 1 }),
): Promise<number> {
  const chunk = Buffer.alloc(2 ** 20, 'a')
  let crc = crc32(head)
  function* chunks() {
    yield Buffer.from(head)
    for (let index = 0; index < mebibytes; index += 1) {
      crc = crc32(chunk, crc)
      yield chunk
    }
  }
  await pipeline(Readable.from(chunks()), deflate, createWriteStream(path))
  return crc
}

const large = { timeout: deadlineMs + 20_000 }

/** More than an import may take in memory. */
const bombMiB = 1500

/** A Word document of some megabytes whose text comes to that. */
async function docxBomb(): Promise<Uint8Array> {
  const raw = join(await folder(), 'raw')
  const opening =
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
  const crc = await bomb(raw, bombMiB, opening)
  return archive(raw, { crc, size: bombMiB * 2 ** 20 + opening.length })
}

describe('a hostile file', () => {
  it(
    'that inflates to gigabytes, itself or inside another archive, costs bounded memory',
    large,
    async () => {
      const bytes = await docxBomb()
      const file = join(await folder(), 'a.docx')
      await writeFile(file, bytes)
      await refused(
        file,
        /^\S+a\.docx: needs more than 1024 MiB of memory to be read: save its text/,
      )

      await writeFile(file, zip({ 'b.docx': bytes }))
      await refused(file, /^\S+a\.docx: is damaged, or not a \.docx file: /, 500)

      await writeFile(file, docx([{ text: '第一段。' }], { 'word/embeddings/b.docx': bytes }))
      const { code, peakMiB, written } = await importing(file)
      expect([code, written]).toEqual([0, ['a.md']])
      expect(peakMiB).toBeLessThan(500)
    },
  )

  it(
    'with a stream far beyond the limit in a small PDF is given up in bounded memory',
    large,
    async () => {
      const file = join(await folder(), 'a.pdf')
      const raw = join(file, '../raw')
      await bomb(raw, 600, '', createDeflate({ level: 1 }))
      await writeFile(file, pdf([[]], false, await readFile(raw, 'latin1')))
      // Read in JavaScript, slowly: with a limit lower than the program's own it is as good a test.
      const { faults, peakMiB } = await apart(file, { seconds: 120, mebibytes: 256 })
      expect(faults).toEqual([
        { file, problem: 'needs more than 256 MiB of memory to be read', remedy: saveAlone },
      ])
      expect(peakMiB).toBeLessThan(800)
    },
  )

  it('with objects nested a hundred thousand deep in a PDF is refused', large, async () => {
    const file = join(await folder(), 'a.pdf')
    const depth = 100_000
    await writeFile(
      file,
      `%PDF-1.4\n1 0 obj\n${'['.repeat(depth)}${']'.repeat(depth)}\nendobj\ntrailer<</Root 1 0 R>>\n`,
    )
    await refused(file, /a\.pdf: (is damaged, or not a PDF|nests its parts too deeply): /)
  })

  it('with thousands of pages is read', large, async () => {
    const file = join(await folder(), 'a.pdf')
    const pages = Array.from({ length: 3000 }, (_, page) => [
      { x: 40, y: 500, text: `第${page}面的话。` },
    ])
    await writeFile(file, pdf(pages))
    const { code, peakMiB, written } = await importing(file)
    expect([code, written]).toEqual([0, ['a.md']])
    expect(peakMiB).toBeLessThan(1600)
  })

  it('nested a hundred thousand deep in HTML, with scripts, is refused', large, async () => {
    const file = join(await folder(), 'a.html')
    const depth = 100_000
    await writeFile(file, `<script>process.exit(7)</script>${'<div>'.repeat(depth)}字。`)
    await refused(file, /a\.html: nests its parts too deeply: save its text alone, as \.txt$/)
  })

  it('with broken GB 18030 is refused', async () => {
    const file = join(await folder(), 'a.txt')
    const line = Buffer.from('cdc6b6afbeadbcc3b8dfd6cac1bfb7a2d5b9', 'hex')
    await writeFile(file, Buffer.concat([line, Buffer.from([0xff, 0xff, 0x81]), line]))
    await refused(file, /a\.txt: is neither UTF-8 nor a known Chinese encoding: open it/)
  })

  it('too large to be a text is refused before it is read', async () => {
    const dir = await folder()
    for (const [name, mebibytes] of [
      ['a.txt', 16],
      ['a.docx', 128],
    ] as const) {
      const file = join(dir, name)
      await writeFile(file, '')
      await truncate(file, 2 ** 40)
      await refused(file, new RegExp(`is larger than ${mebibytes} MiB: split it`), 700)
    }
  })

  it(
    'of one endless line and hundreds of thousands of short ones, as long as a text may be, is read or refused in time',
    large,
    async () => {
      const half = (line: string) =>
        line.repeat(Math.floor((7.5 * 2 ** 20) / Buffer.byteLength(line)))
      const file = join(await folder(), 'a.txt')
      await writeFile(file, `${half('推动高质量发展')}。\n\n${half('推动高质量发展。\n\n')}`)
      const { code, complaint, peakMiB, written } = await importing(file)
      if (code !== 0) expect(complaint).toMatch(/a\.txt: (takes longer|needs more) than/)
      expect(written).toEqual(code === 0 ? ['a.md'] : [])
      expect(peakMiB).toBeLessThan(1600)
    },
  )
})

describe('a disk that takes no more', () => {
  it('leaves what was there as it was, and nothing half-written', async () => {
    const dir = await folder()
    const [small, large] = [join(dir, 'a.txt'), join(dir, 'b.txt')]
    await writeFile(small, '第一段。')
    // More than the process may write into one file, in blocks of 1024 bytes, as it will find half-way.
    await writeFile(large, '推动高质量发展。\n\n'.repeat(5000))
    const out = join(dir, 'corpus')
    await mkdir(out)
    await writeFile(join(out, 'a.md'), '原来的。')
    const tool = resolve('dist/adapters/terminal/corpus.js')
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        'ulimit -f 32; exec "$@"',
        'bash',
        process.execPath,
        tool,
        'import',
        small,
        large,
      ].concat(['--out', out, '--force']),
      { encoding: 'utf8', env: { NODE_ENV: 'test' } },
    )
    expect([status, stderr.trim()]).toEqual([
      1,
      expect.stringMatching(/corpus: cannot be written \(EFBIG\): name another folder with --out$/),
    ])
    expect(await readdir(out)).toEqual(['a.md'])
    expect(await readFile(join(out, 'a.md'), 'utf8')).toBe('原来的。')
  })
})

describe('a file that takes too long', () => {
  it('is given up when its time is over, by name', async () => {
    const { faults } = await apart('slow.txt', { seconds: 0.001, mebibytes: 1024 })
    expect(faults).toEqual([
      {
        file: 'slow.txt',
        problem: 'takes longer than 0.001 seconds to be read',
        remedy: saveAlone,
      },
    ])
  })
})

describe('what is no file', () => {
  it('is not waited for: a device, a pipe, a folder', async () => {
    const dir = await folder()
    const pipe = join(dir, 'pipe.txt')
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    await refused(pipe, /pipe\.txt: is a device or a pipe, not a file: save what comes out/, 700)
    const zero = join(dir, 'zero.txt')
    await symlink('/dev/zero', zero)
    await refused(zero, /zero\.txt: is a device or a pipe/, 700)
    await mkdir(join(dir, 'folder.txt'))
    await refused(join(dir, 'folder.txt'), /folder\.txt: is a folder: name the files in it/, 700)
  })

  it('is said to be so: a link to nothing, a link to itself', async () => {
    const dir = await folder()
    await symlink('nowhere', join(dir, 'a.txt'))
    await refused(join(dir, 'a.txt'), /a\.txt: is a link to a file that does not exist: /, 700)
    await symlink('b.txt', join(dir, 'b.txt'))
    await refused(join(dir, 'b.txt'), /b\.txt: is a link that leads back to itself: /, 700)
  })
})
