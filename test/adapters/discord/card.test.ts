import { describe, expect, it } from 'vitest'
import { renderCard, wordsOfCard } from '../../../adapters/discord/card.ts'
import { quotationsIn } from '../../../adapters/discord/receipt.ts'
import { quoteWhole } from '../../../src/quote.ts'
import { libraryOf, passageAt } from '../../fixture.ts'
import { sizeOfPng } from '../cards.ts'
import { atWork, messageOf, warnings } from './at-work.ts'

describe('a card on Discord', () => {
  it('is a picture beside the exact words and their source', async () => {
    const { discord, logged } = await atWork()
    const shown = await discord.interact.command('card', { address: 'beltroad/3.1@16-26' }).answer()
    // Before the words: where there is an apology, the log says what for.
    expect(warnings(logged())).toEqual([])
    expect(shown.words).toBe(
      '> 坚持建设绿色丝绸之路\n——《完善推进高质量共建“一带一路”机制》第三，第1段 `beltroad/3.1@16-26`',
    )
    expect(shown.files.map(({ name }) => name)).toEqual(['beltroad-3.1-16-26.png'])
    expect(sizeOfPng(shown.files[0]?.bytes ?? new Uint8Array())).toEqual([1200, 630])
    expect(JSON.stringify(messageOf(shown).components)).toContain(
      '"description":"图片：《完善推进高质量共建“一带一路”机制》第三，第1段"',
    )
  })
  it('says so where no picture can be had', async () => {
    const { discord } = await atWork({ pictures: false })
    const shown = await discord.interact.command('card', { address: 'beltroad/3.1@16-26' }).answer()
    expect(shown.words).toContain('> 坚持建设绿色丝绸之路')
    expect(shown.words).toContain('这张图片画不出来。')
    expect(shown.files).toEqual([])
  })
  it('shows the beginning of a long quotation, its dots outside the words', async () => {
    const library = await libraryOf('推进*制度型*开放，'.repeat(300))
    const quote = quoteWhole(passageAt(library, 'trial/0.1'))
    const card = { kind: 'card', quote, citation: { text: '甲' } } as const
    const [words = ''] = quotationsIn([wordsOfCard(card, 'zh')])
    expect(quote.words.startsWith(words)).toBe(true)
    expect(words.length).toBeGreaterThan(1000)
    const { texts } = renderCard(card, undefined, 'zh')
    expect([...texts.join('')].length).toBeLessThan(3000)
    expect(texts.join('')).toMatch(/\n……\n——甲 `trial\/0\.1`\n/)
  })
})
