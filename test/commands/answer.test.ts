import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { commandsOf } from '../../src/commands/all.ts'
import { answer } from '../../src/commands/answer.ts'
import type { Library } from '../../src/library.ts'
import { locales } from '../../src/passage.ts'
import type { Reply } from '../../src/reply/reply.ts'
import {
  addressesIn,
  anyText,
  ask,
  askedIn,
  deskOver,
  itemsIn,
  likelyText,
  mistakesIn,
  offeredIn,
  openLibrary,
  quotationsIn,
  saidIn,
} from '../fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

/** What must hold of every answer, whatever was asked. */
function expectSound(reply: Reply): void {
  expect(reply.blocks.length).toBeGreaterThan(0)
  for (const { quote, citation, marks } of quotationsIn(reply)) {
    expect(quote.words).toBe(quote.passage.text.slice(quote.span.start, quote.span.end))
    expect(library.passages).toContain(quote.passage)
    expect(citation.text).not.toBe('')
    for (const { start, end } of marks) {
      expect(start).toBeGreaterThanOrEqual(quote.span.start)
      expect(end).toBeLessThanOrEqual(quote.span.end)
    }
  }
  for (const block of reply.blocks) {
    if (block.kind === 'difference') expect(block.citation.text).not.toBe('')
    if (block.kind === 'list') expect(block.items.length).toBeGreaterThan(0)
    if (block.kind === 'actions') expect(block.actions.length).toBeGreaterThan(0)
  }
}

describe('an answer', () => {
  const names = () => commandsOf(library).map(({ name }) => name)

  it('is given to any words behind any command, in either language, with every quotation cited', async () => {
    const command = fc.oneof(fc.constantFrom(...names()), anyText)
    const words = fc.oneof(anyText, likelyText)
    await fc.assert(
      fc.asyncProperty(
        command,
        words,
        fc.constantFrom(...locales),
        async (command, words, locale) => {
          const inquiry = { command, words, ...askedIn(locale) }
          expectSound(await answer(inquiry, deskOver(library), commandsOf(library)))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is given to any line that a reader may type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, likelyText), async line => {
        if (line.trim() !== '') expectSound(await ask(line))
      }),
      { numRuns: 200 },
    )
  })

  it.each(['/search ', '/verify ', '/terms ', '/cite ', '/ftz ', '/help ', '/random ', '/', ''])(
    'is given to 100,000 characters behind %j',
    async opening => {
      for (const piece of ['一带一路', 'yi dai ', '“', '草。', '9'])
        expectSound(await ask(opening + piece.repeat(Math.ceil(100_000 / piece.length))))
    },
  )

  it('offers only what can be asked', async () => {
    const lines = [
      ...names().flatMap(name => [`/${name}`, `/${name} 3.1`, `/${name} 菌草`, `/${name} 足球`]),
      ...['/context ftz/0.1', '/cite beltroad', '/serch', '开放', '/ftz 9', '/beltroad 3.9'],
    ]
    for (const line of lines) {
      for (const { command, words } of offeredIn(await ask(line))) {
        const reply = await ask(`/${command} ${words}`.trim())
        expect(mistakesIn(reply), `${line} offers /${command} ${words}`).toEqual([])
      }
    }
  })
})

describe('a command that there is not', () => {
  it.each([
    ['/serch 菌草', '/search'],
    ['/seach', '/search'],
    ['/topic', '/topics'],
    ['/beltraod', '/beltroad'],
    ['/hlep', '/help'],
  ])('%s is answered with the nearest there is', async (line, near) => {
    const reply = await ask(line)
    expect(mistakesIn(reply)).toEqual([`没有 ${line.split(' ')[0]} 这个命令。`])
    expect(itemsIn(reply)[0]).toBe(near)
    expect(itemsIn(reply)).toContain('/help')
  })
  it('far from any is answered with help', async () => {
    expect(itemsIn(await ask('/qwertyuiop'))).toEqual(['/help'])
    expect(mistakesIn(await ask('/qwertyuiop', 'en'))).toEqual(['There is no command /qwertyuiop.'])
  })
})

describe('a line', () => {
  it('with a full-width slash is a command', async () => {
    expect(addressesIn(await ask('／ｆｔｚ　２．１'))).toEqual(['ftz/2.1'])
  })
  it('without a slash is looked for', async () => {
    expect(addressesIn(await ask('菌草'))).toEqual(['beltroad/4.1'])
  })
  it('that is an address alone is opened', async () => {
    expect(addressesIn(await ask('region/4.1'))).toEqual(['region/4.1'])
    expect(addressesIn(await ask('一带一路 第三 1'))).toEqual(['beltroad/3.1'])
    expect(addressesIn(await ask('自贸区 第二'))).toEqual(['ftz/2.1', 'ftz/2.2'])
  })
})

describe('the language', () => {
  it('is the reader’s own until the room chooses one', async () => {
    const desk = deskOver(library)
    expect(saidIn(await ask('/language', 'en', desk))).toEqual([
      'Messages are in English. You can choose:',
    ])
    expect((await ask('/language zh', 'en', desk)).locale).toBe('zh')
    expect((await ask('/topics', 'en', desk)).locale).toBe('zh')
  })
})
