import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openFont } from '../../../../adapters/card/font.ts'
import { describeInBrowser, outputFolder } from './browser.ts'

/** One page of each kind. */
const kinds = {
  home: '/',
  work: '/beltroad',
  passage: '/beltroad/3.1',
  span: '/beltroad/3.1@12-40',
  search: '/search?q=绿色丝绸之路',
  nothing: '/search?q=量子纠缠',
  chat: '/chat?q=/verify 从“大写意”进入“工笔画”状态',
  quiz: '/chat?q=/ftz 2',
  about: '/about',
  api: '/api',
  missing: '/beltroad/99',
} as const

type Kind = keyof typeof kinds
const all = Object.keys(kinds) as Kind[]
const some: readonly Kind[] = ['work', 'span', 'search', 'chat']

const desktop = { viewport: { width: 1280, height: 900 } }
const phone = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true }
/** How pages are looked at, and which: what is the same for all need not be looked at again. */
const looks: readonly (readonly [string, BrowserContextOptions, readonly Kind[]])[] = [
  ['on a desk', desktop, all],
  ['in the dark', { ...desktop, colorScheme: 'dark' }, some],
  ['on a phone', phone, some],
  ['in English', { ...desktop, locale: 'en-GB' }, some],
]

/** Sets a page in the font of the cards: where lines break is then no matter of the machine's fonts. */
async function setInOwnFont(page: Page) {
  const { parts } = await (await openFont()).faceFor('章')
  const content = `@font-face { font-family: Own; src: url(data:font/woff;base64,${parts[0]?.data.toString('base64')}) }
    :root { --serif: Own; --sans: Own }`
  await page.addStyleTag({ content })
  await page.evaluate('document.fonts.ready')
  expect(await page.evaluate('document.fonts.check("1rem Own", "章")')).toBe(true)
}

describeInBrowser('every kind of page', desk => {
  it.each(looks)(
    'can be read by everyone (WCAG 2.2 AA): %s',
    async (look, options, kindsSeen) => {
      const page = await desk().open('/', options)
      for (const kind of kindsSeen) {
        await page.goto(`${desk().web.address}${kinds[kind]}`)
        await page.screenshot({ path: join(outputFolder, `${kind} ${look}.png`) })
        const { violations, passes } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        expect(passes.length).toBeGreaterThan(10)
        expect(violations.map(({ id, nodes }) => [kind, id, nodes[0]?.html])).toEqual([])
      }
    },
    60_000,
  )
  it('fits a phone: nothing stands out at its side, and what is touched is large enough', async () => {
    for (const [name, path] of Object.entries(kinds)) {
      const page = await desk().open(path, phone)
      const width = await page.evaluate('document.documentElement.scrollWidth')
      expect([name, width]).toEqual([name, 375])
      const heights = await page
        .locator('button:visible, input:visible, nav a:visible')
        .evaluateAll(all => all.map(one => one.getBoundingClientRect().height))
      expect(heights.length).toBeGreaterThan(3)
      expect([name, Math.min(...heights)]).toEqual([name, expect.toSatisfy(height => height >= 24)])
      await page.context().close()
    }
  }, 60_000)
  it('is dark where the system is', async () => {
    const ground = async (colorScheme: 'dark' | 'light') => {
      const page = await desk().open('/beltroad/3.1', { colorScheme })
      const colour = await page.evaluate(
        'getComputedStyle(document.documentElement).backgroundColor',
      )
      const [red = 0] = (String(colour).match(/\d+/g) ?? []).map(Number)
      return red
    }
    expect(await ground('light')).toBeGreaterThan(200)
    expect(await ground('dark')).toBeLessThan(60)
  })
  it('is set for reading Chinese: short lines, open leading, no mark at the beginning of a line', async () => {
    for (const options of [desktop, phone]) {
      // The pages' own policy lets no font in.
      const page = await desk().open('/beltroad', { ...options, bypassCSP: true })
      await setInOwnFont(page)
      const lines = await page.locator('[data-quote]').evaluateAll(all =>
        all.flatMap(one => {
          const style = one.ownerDocument.defaultView?.getComputedStyle(one)
          const range = one.ownerDocument.createRange()
          const found: { top: number; text: string }[] = []
          const walker = one.ownerDocument.createTreeWalker(one, 4)
          for (let node = walker.nextNode(); node; node = walker.nextNode())
            for (const [at, character] of [...(node.textContent ?? '')].entries()) {
              range.setStart(node, at)
              range.setEnd(node, at + 1)
              const { top } = range.getBoundingClientRect()
              const line = found.at(-1)
              if (line && Math.abs(line.top - top) < 4) line.text += character
              else found.push({ top, text: character })
            }
          const leading = parseFloat(style?.lineHeight ?? '') / parseFloat(style?.fontSize ?? '')
          return found.map(({ text }) => ({ text, leading }))
        }),
      )
      expect(lines.length).toBeGreaterThan(30)
      for (const { text, leading } of lines) {
        expect(text).not.toMatch(/^[，。、；：？！”’）》」』】]/u)
        expect(text).not.toMatch(/.[“‘（《「『【]$/u)
        expect([...text].length).toBeLessThanOrEqual(40)
        expect(leading).toBeGreaterThanOrEqual(1.7)
      }
    }
  }, 30_000)
  it('prints as a handout: the text with its addresses in the margin, and nothing to press', async () => {
    const page = await desk().open('/beltroad')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav:visible, form:visible, button:visible').count()).toBe(0)
    const [address, text] = await Promise.all(
      ['.place', '[data-quote]'].map(part => page.locator(`[id="3.1"] ${part}`).boundingBox()),
    )
    expect(address?.x).toBeGreaterThanOrEqual(0)
    expect((address?.x ?? 0) + (address?.width ?? 0)).toBeLessThanOrEqual(text?.x ?? 0)
    expect(Math.abs((address?.y ?? 0) - (text?.y ?? 0))).toBeLessThan(12)
    const printed = await page.pdf({ format: 'A4' })
    expect(printed.subarray(0, 5).toString()).toBe('%PDF-')
    await writeFile(join(outputFolder, 'work-print.pdf'), printed)
  })
  it('is drawn for the README: a passage in its place, and an answer', async () => {
    const options = { viewport: { width: 1000, height: 640 }, deviceScaleFactor: 1.5 }
    for (const [name, path] of [
      ['reader', '/beltroad/3.1@16-84'],
      ['answer', kinds.chat],
    ]) {
      const page = await desk().open(path ?? '', options)
      const picture = await page.screenshot({ path: join(outputFolder, `${name}.png`) })
      expect(picture.length).toBeLessThan(300_000)
    }
  })
  it('shows no error and asks nobody else', () => {
    // A page that there is not is an error to a browser as well, and meant to be.
    expect(desk().wrongs.filter(wrong => !/404/.test(wrong))).toEqual([])
  })
})
