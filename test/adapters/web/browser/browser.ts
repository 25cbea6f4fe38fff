import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { type OpenWeb, startReader } from '../open.ts'

/** Where pictures and prints of what the tests saw are left. */
export const outputFolder = 'test-output'

/** `CHROMIUM_PATH`, or the first browser of that kind on the path. */
const executablePath = [
  process.env['CHROMIUM_PATH'] ?? '',
  ...(process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap(folder =>
      ['chromium', 'chromium-browser', 'google-chrome'].map(name => join(folder, name)),
    ),
].find(path => path !== '' && existsSync(path))

const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  // Glyphs look alike on every machine that has the same fonts.
  ...['--font-render-hinting=none', '--hide-scrollbars'],
]

/** A browser and the web reader that it looks at. */
export interface Desk {
  readonly web: OpenWeb
  /** A new window on `path`, in Chinese unless told otherwise; what goes wrong in it is a fault of the test. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /** What went wrong in all windows so far: errors, refused by the policy, asked of others. */
  readonly wrongs: readonly string[]
}

/** Tests in a real browser; where there is none they are skipped, and say so. */
export function describeInBrowser(title: string, tests: (desk: () => Desk) => void): void {
  if (executablePath === undefined) {
    describe.skip(`${title} (skipped: there is no Chromium here; CHROMIUM_PATH names one)`, () =>
      tests(() => {
        throw new Error('there is no browser')
      }))
    return
  }
  describe(title, () => {
    let web: OpenWeb
    let browser: Browser
    const wrongs: string[] = []
    beforeAll(async () => {
      await mkdir(outputFolder, { recursive: true })
      web = await startReader()
      browser = await chromium.launch({ executablePath, args })
    }, 60_000)
    afterAll(async () => {
      await browser.close()
      await web.stop()
    })
    const open = async (path: string, options: BrowserContextOptions = {}) => {
      const context = await browser.newContext({ locale: 'zh-CN', ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      page.on('pageerror', error => wrongs.push(`${path}: ${error.message}`))
      page.on('console', message => {
        if (message.type() === 'error') wrongs.push(`${path}: ${message.text()}`)
      })
      page.on('request', request => {
        const url = request.url()
        if (!url.startsWith(web.address) && !/^(?:data|blob):/.test(url))
          wrongs.push(`${path} asks for ${url}`)
      })
      await page.goto(`${web.address}${path}`)
      return page
    }
    tests(() => ({ web, open, wrongs }))
  })
}
