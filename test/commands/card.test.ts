import { describe, expect, it } from 'vitest'
import { addressOfQuote } from '../../src/quote.ts'
import type { Card, Reply } from '../../src/reply/reply.ts'
import { ask, deskOver, itemsIn, mistakesIn, offeredIn, openLibrary } from '../fixture.ts'

const cardsIn = ({ blocks }: Reply): readonly Card[] =>
  blocks.filter(block => block.kind === 'card')

describe('/card', () => {
  it('has a passage, or the span of one, with its citation', async () => {
    const [whole] = cardsIn(await ask('/card beltroad/3.1'))
    expect(whole?.quote.words).toMatch(/^第三，促进“一带一路”绿色发展。/)
    expect(whole?.citation.text).toBe('《完善推进高质量共建“一带一路”机制》第三，第1段')
    const [span] = cardsIn(await ask('/card beltroad/3.1@16-26', 'en'))
    expect(span?.quote.words).toBe('坚持建设绿色丝绸之路')
    expect(span?.citation.text).toMatch(/§3 ¶1$/)
  })
  it('finds the passage by its name in Chinese', async () => {
    const [card] = cardsIn(await ask('/card 一带一路 第三 1'))
    expect(card && addressOfQuote(card.quote)).toBe('beltroad/3.1')
  })
  it('leads to the picture where readers have a public address', async () => {
    const desk = deskOver(await openLibrary(), { publicUrl: 'https://reading.example.org' })
    const [card] = cardsIn(await ask('/card beltroad/3.1@16-26', 'en', desk))
    expect(card?.link).toBe('https://reading.example.org/card/beltroad/3.1@16-26.png?lang=en')
    expect(cardsIn(await ask('/card beltroad/3.1'))[0]?.link).toBeUndefined()
  })
  it('says what would work where no passage is named', async () => {
    expect(mistakesIn(await ask('/card')).length).toBeGreaterThan(0)
    const section = await ask('/card ftz/1')
    expect(itemsIn(section)).toContain('ftz/1.1')
    expect(offeredIn(section)).toContainEqual({ command: 'card', words: 'ftz/1.1' })
    expect(mistakesIn(await ask('/card beltroad/9.9'))).not.toEqual([])
    expect(mistakesIn(await ask('/card 菌草'))).not.toEqual([])
  })
})
