import { describe, expect, it } from 'vitest'
import { captioned } from '../../../adapters/telegram/card.ts'
import { quotationsIn } from '../../../adapters/telegram/receipt.ts'
import { quoteWhole } from '../../../src/quote.ts'
import { libraryOf, openLibrary, passageAt } from '../../fixture.ts'
import { atWork, lastWritten } from './at-work.ts'
import { group, groupMessage, privateMessage, reader } from './server/updates.ts'

describe('a card on Telegram', () => {
  it('is a photo with the exact words and their source under it', async () => {
    const { api } = await atWork()
    api.push(privateMessage('/card beltroad/3.1@16-26'))
    await api.accepted('sendPhoto')
    const { photo, caption = '', caption_entities: entities = [] } = lastWritten(api, reader().id)
    expect(photo).toHaveLength(1)
    expect(caption).toBe(
      '坚持建设绿色丝绸之路\n——《完善推进高质量共建“一带一路”机制》第三，第1段 beltroad/3.1@16-26',
    )
    expect(quotationsIn({ text: caption, entities })).toEqual(['坚持建设绿色丝绸之路'])
    expect(api.calls.filter(({ method }) => method === 'sendMessage')).toEqual([])
  })
  it('answers in a group the message that asked', async () => {
    const { api } = await atWork()
    const asked = api.push(groupMessage('/card ftz/1.2'))
    await api.accepted('sendPhoto')
    expect(lastWritten(api, group).reply_to_message?.message_id).toBe(asked.message?.message_id)
  })
  it('is its words and their source alone where no picture can be had', async () => {
    const { api, logged } = await atWork({ pictures: false })
    api.push(privateMessage('/card beltroad/3.1@16-26'))
    await api.accepted('sendMessage')
    expect(lastWritten(api, reader().id).text).toMatch(/^坚持建设绿色丝绸之路\n——/)
    expect(logged().filter(({ level }) => level > 30)).toEqual([])
  })
})

describe('a caption', () => {
  it('shows the beginning of a long quotation, its dots outside the words', async () => {
    const library = await libraryOf('推进制度型开放，'.repeat(300))
    const quote = quoteWhole(passageAt(library, 'trial/0.1'))
    const citation = { text: '甲'.repeat(200) }
    const { caption } = captioned({ kind: 'card', quote, citation }, 'zh', library)
    expect(caption.text.length).toBeLessThanOrEqual(1024)
    const [words = ''] = quotationsIn(caption)
    expect(quote.words.startsWith(words)).toBe(true)
    expect(words.length).toBeGreaterThan(500)
    expect(caption.text.slice(words.length)).toMatch(/^\n……\n——甲+ trial\/0\.1$/)
  })
  it('keeps within the limit whatever the citation', async () => {
    const library = await libraryOf('推进制度型开放，'.repeat(300))
    const quote = quoteWhole(passageAt(library, 'trial/0.1'))
    const citation = { text: '@a '.repeat(2000), link: 'https://reading.example.org/trial/0.1' }
    const { caption } = captioned({ kind: 'card', quote, citation }, 'en', library)
    expect(caption.text.length).toBeLessThanOrEqual(1024)
    expect(caption.text).toMatch(/\n……\ntrial\/0\.1$/)
  })
  it('with words that the corpus has not is refused', async () => {
    const library = await openLibrary()
    const quote = quoteWhole({ ...passageAt(library, 'ftz/1.2'), text: '别的话。' })
    const card = { kind: 'card', quote, citation: { text: '甲' } } as const
    expect(() => captioned(card, 'zh', library)).toThrow('reads otherwise')
  })
})
