import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Files that a layer holds, by the beginning of their path; the first that fits decides. */
const layers = [
  {
    name: 'words',
    rank: 0,
    paths: [
      'src/passage.ts',
      'src/address.ts',
      'src/text.ts',
      'src/line-breaks.ts',
      'src/numeral.ts',
      'src/content-hash.ts',
      'src/project-file.ts',
    ],
  },
  {
    name: 'scholarship',
    rank: 1,
    paths: ['src/quote.ts', 'src/cite.ts', 'src/verify/', 'src/corpus/', 'src/search/'],
  },
  {
    name: 'service',
    rank: 2,
    // A reply names the questions that can be asked next, so the plain value stands here.
    paths: [
      'src/library.ts',
      'src/renewable.ts',
      'src/archive/',
      'src/inquiry.ts',
      'src/reply/',
      'src/study/',
      'src/i18n/',
      'src/store/',
      'src/config.ts',
    ],
  },
  { name: 'desk', rank: 3, paths: ['src/desk.ts', 'src/commands/'] },
  {
    name: 'counter',
    rank: 4,
    paths: [
      'adapters/answering.ts',
      'adapters/archive.ts',
      'adapters/card/',
      'adapters/counter.ts',
      'adapters/daily.ts',
      'adapters/deliveries.ts',
      'adapters/draw.ts',
      'adapters/in-hand.ts',
      'adapters/log.ts',
      'adapters/metrics.ts',
      'adapters/open.ts',
      'adapters/readiness.ts',
      'adapters/renew.ts',
      'adapters/running.ts',
      'adapters/turns.ts',
      'adapters/start-fault.ts',
    ],
  },
  {
    name: 'adapter',
    rank: 5,
    paths: ['adapters/terminal/', 'adapters/telegram/', 'adapters/discord/', 'adapters/web/'],
  },
  {
    name: 'top',
    rank: 6,
    paths: [
      'adapters/main.ts',
      'adapters/alone.ts',
      'adapters/healthy.ts',
      'adapters/platforms.ts',
    ],
  },
]

/** The one place that may import each heavy package. */
const homes: Readonly<Record<string, string>> = {
  minisearch: 'src/search/engine/flat-index.ts',
  nodejieba: 'src/search/segment/segment.ts',
  'pinyin-pro': 'src/search/interpret/pinyin.ts',
  'opencc-js': 'src/search/fold.ts',
  diff: 'src/verify/difference.ts',
  pino: 'adapters/log.ts',
  'pino-pretty': 'adapters/log.ts',
  'string-width': 'adapters/terminal/wrap.ts',
  'discord.js': 'adapters/discord/',
  grammy: 'adapters/telegram/',
  hono: 'adapters/web/',
  '@hono/node-server': 'adapters/web/',
  '@hono/zod-openapi': 'adapters/web/',
  // Requests of one address and questions of one reader.
  'rate-limiter-flexible': 'adapters/',
  'proxy-addr': 'adapters/web/guard.ts',
  'prom-client': 'adapters/metrics.ts',
  // Pages and cards that were made are kept.
  'lru-cache': 'adapters/',
  satori: 'adapters/card/draw.ts',
  '@resvg/resvg-js': 'adapters/card/draw.ts',
  '@shuding/opentype.js': 'adapters/card/font.ts',
  '@grammyjs/runner': 'adapters/telegram/',
  '@grammyjs/auto-retry': 'adapters/telegram/api.ts',
  '@grammyjs/transformer-throttler': 'adapters/telegram/api.ts',
  'abort-controller': 'adapters/telegram/api.ts',
  croner: 'src/study/slots.ts',
  docx: 'src/study/handout-docx.ts',
  'csv-stringify': 'src/study/deck.ts',
  'ts-fsrs': 'src/study/review.ts',
  kysely: 'src/store/',
  'better-sqlite3': 'src/store/sqlite',
  mammoth: 'src/corpus/import/',
  cheerio: 'src/corpus/import/',
  unpdf: 'src/corpus/import/',
  chardet: 'src/corpus/import/',
}

interface Import {
  readonly from: string
  /** A file of the project, or a package's name. */
  readonly to: string
  /** Loaded with the file that imports it: not for types alone, and not later. */
  readonly isLoaded: boolean
}

const files = ['src', 'adapters'].flatMap(dir =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => join(dir, name)),
)
const imports = files.flatMap(importsOf)

function importsOf(from: string): readonly Import[] {
  const source = readFileSync(from, 'utf8')
  return [
    ...source.matchAll(/^(?:import|export)\b[^'"]*?from\s+'([^']+)'/gm),
    ...source.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g),
    ...source.matchAll(/\brequire\(\s*'([^']+)'\s*\)/g),
  ].map(([text, specifier = '']) => ({
    from,
    to: specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier,
    isLoaded: /^(?:import|export)\s(?!type\b)/.test(text),
  }))
}

const layerOf = (path: string) =>
  layers.find(({ paths }) => paths.some(start => path.startsWith(start)))

describe('the layers', () => {
  it('hold every file of src and adapters', () => {
    expect(files.filter(file => layerOf(file) === undefined)).toEqual([])
    expect(files.length).toBeGreaterThan(50)
  })

  it('import downward only', () => {
    const upward = imports.filter(({ from, to }) => {
      const above = layerOf(to)
      return above !== undefined && above.rank > (layerOf(from)?.rank ?? 0)
    })
    expect(upward).toEqual([])
  })

  it('know no cycle', () => {
    const next = new Map(files.map(file => [file, imports.filter(({ from }) => from === file)]))
    const done = new Set<string>()
    const cycles: string[][] = []
    const walk = (file: string, path: readonly string[]) => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file])
      if (done.has(file) || path.includes(file)) return
      for (const { to } of next.get(file) ?? []) if (files.includes(to)) walk(to, [...path, file])
      done.add(file)
    }
    for (const file of files) walk(file, [])
    expect(cycles).toEqual([])
  })

  it('keep adapters apart from each other', () => {
    const adapterOf = (path: string) =>
      layerOf(path)?.name === 'adapter' ? /^adapters\/([a-z]+)\//.exec(path)?.[1] : undefined
    const across = imports.filter(({ from, to }) => {
      const [own, other] = [adapterOf(from), adapterOf(to)]
      return own !== undefined && other !== undefined && own !== other
    })
    expect(across).toEqual([])
  })

  it('let each step of search know only those before it', () => {
    const steps = ['segment/', 'interpret/', 'broaden/', 'engine/', 'rank/', 'search.ts']
    const stepOf = (path: string) => steps.findIndex(step => path.startsWith(`src/search/${step}`))
    const known = imports.filter(({ from, to }) => stepOf(from) >= 0 && stepOf(to) >= 0)
    expect(new Set(known.map(({ from }) => stepOf(from))).size).toBe(steps.length)
    expect(known.filter(({ from, to }) => stepOf(to) > stepOf(from))).toEqual([])
  })

  it('give each heavy package one home', () => {
    const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? ''
    const strays = imports.filter(({ from, to }) => {
      const home = homes[packageOf(to)]
      return home !== undefined && !from.startsWith(home)
    })
    expect(strays).toEqual([])
  })
})

describe('a start', () => {
  /** All that is loaded with `file`. */
  function loadedWith(file: string, loaded = new Set<string>()): ReadonlySet<string> {
    for (const { from, to, isLoaded } of imports) {
      if (from !== file || !isLoaded || loaded.has(to)) continue
      loadedWith(to, loaded.add(to))
    }
    return loaded
  }
  const libraries = [
    ...['discord.js', 'hono', '@hono/zod-openapi', 'kysely', 'satori'],
    // A plugin of grammY loads all of it.
    ...['grammy', '@grammyjs/auto-retry', '@grammyjs/runner', '@grammyjs/transformer-throttler'],
  ]
  const librariesOf = (file: string) => libraries.filter(name => loadedWith(file).has(name))

  it('loads no platform, page or card before it is asked for', () => {
    expect(librariesOf('adapters/main.ts')).toEqual([])
    expect(librariesOf('adapters/alone.ts')).toEqual([])
    expect(librariesOf('adapters/terminal/ask.ts')).toEqual([])
  })

  it('loads one platform without the other', () => {
    expect(librariesOf('adapters/platforms.ts')).toEqual(['kysely'])
    expect(librariesOf('adapters/telegram/start.ts')).not.toContain('discord.js')
    expect(librariesOf('adapters/discord/start.ts')).toContain('discord.js')
  })
})

describe('the core', () => {
  const core = files
    .filter(file => file.startsWith('src/'))
    .map(file => ({ file, source: readFileSync(file, 'utf8') }))

  it('reads no environment but what config is handed', () => {
    expect(
      core.filter(({ source }) => /\bprocess\.env\b/.test(source)).map(({ file }) => file),
    ).toEqual([])
  })

  it('reads no clock and casts no dice', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b/
    expect(core.filter(({ source }) => impure.test(source)).map(({ file }) => file)).toEqual([])
  })

  it('opens no connection', () => {
    const network = /from 'node:(?:http|https|net|tls|dgram)'|\bfetch\(/
    expect(core.filter(({ source }) => network.test(source)).map(({ file }) => file)).toEqual([])
  })

  it('keeps a file to one idea of at most 300 lines', () => {
    const long = files.filter(file => readFileSync(file, 'utf8').split('\n').length > 300)
    expect(long.map(file => relative('.', file))).toEqual([])
  })
})
