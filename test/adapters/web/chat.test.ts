import type { CheerioAPI } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { openLibrary, passageAt } from '../../fixture.ts'
import { type OpenWeb, openReader } from './open.ts'

const roomIn = (page: CheerioAPI) => page('form.chat input[name=room]').attr('value') ?? ''

/** Types a line and sends the form, as a browser without a script does. */
const say = async (web: OpenWeb, words: string, room: string) =>
  (await web.post('/chat?lang=zh', { room, words })).page

/** Presses the button that reads so, which must be there. */
async function press(web: OpenWeb, page: CheerioAPI, label: string) {
  const button = page('form.chat button[name]')
    .toArray()
    .find(button => page(button).text() === label)
  if (button === undefined) throw new RangeError(`there is no button ${label}`)
  const form = {
    room: roomIn(page),
    [page(button).attr('name') ?? '']: page(button).attr('value') ?? '',
  }
  return (await web.post('/chat?lang=zh', form)).page
}

async function open() {
  const web = await openReader()
  const { page } = await web.get('/chat?lang=zh')
  return { web, page, room: roomIn(page) }
}

describe('a conversation in a browser without a script', () => {
  it('answers a command that is typed, and words, with exact quotations', async () => {
    const { web, room } = await open()
    const topic = await say(web, '/ftz 2', room)
    expect(topic('.asked').text()).toBe('/ftz 2')
    expect(topic('[data-quote="ftz/2.1"]').text()).toMatch(/^第二，持续推进制度创新/)
    const found = await say(web, '菌草', room)
    expect(found('mark').first().text()).toBe('菌草')
    expect(roomIn(found)).toBe(room)
  })
  it('goes on by the buttons of an answer', async () => {
    const { web, room } = await open()
    const found = await say(web, '菌草', room)
    const whole = await press(web, found, '全段')
    const { text } = passageAt(await openLibrary(), 'beltroad/4.1')
    expect(whole('[data-quote="beltroad/4.1"]').text()).toBe(text)
  })
  it('checks a quotation', async () => {
    const { web, room } = await open()
    const page = await say(web, '/verify 从“大写意”进入“工笔画”状态', room)
    expect(page('ins').text()).toBe('状态')
    expect(page('mark.ours').text()).toBe('阶段')
  })
  it('sets a quiz, takes the first choice and explains it by the text', async () => {
    const { web, room } = await open()
    const asked = await say(web, '/quiz beltroad/3.1', room)
    const choices = asked('.choices button')
      .toArray()
      .map(button => asked(button).text())
    expect(choices.length).toBeGreaterThan(2)
    const first = await press(web, asked, choices[0] ?? '')
    expect(first('.said').text()).toMatch(/答对了|正确答案|不对/)
    expect(first('[data-quote^="beltroad/3.1"]').length).toBe(1)
    const again = await press(web, asked, choices[1] ?? '')
    expect(again('.said').first().text()).toContain(choices[0] ?? '')
  })
  it('keeps its language when it was chosen there', async () => {
    const { web, room } = await open()
    await say(web, '/language en', room)
    expect((await say(web, '/about', room))('.exchange').text()).toMatch(/exact/i)
    expect((await say(web, '/about', ''))('main').text()).not.toMatch(/exact/i)
  })
  it('answers what a link brings where that changes nothing, and lets the reader send the rest', async () => {
    const { web } = await open()
    const read = await web.get('/chat?lang=zh&q=%2Fftz%202')
    expect(read.page('.asked').text()).toBe('/ftz 2')
    const changing = await web.get('/chat?lang=zh&q=%2Fforget%20me')
    expect(changing.page('.exchange').length).toBe(0)
    expect(changing.page('input[name=words]').attr('value')).toBe('/forget me')
    expect(changing.page('main').text()).toContain('请按“发送”确认')
  })
  it('says what would work where a command is not known', async () => {
    const { web, room } = await open()
    expect((await say(web, '/serach 菌草', room))('.exchange').text()).toContain('/search')
  })
})

describe('what nobody’s form sends', () => {
  it.each([
    { ask: 'nonsense' },
    { ask: '"search","菌草",-1' },
    { ask: '"no-such-command","x",0' },
    { ask: '{"__proto__":1}' },
    { choice: 'A'.repeat(22) },
    { choice: `${'A'.repeat(22)} 0 x` },
    { choice: `${'A'.repeat(22)} 99 x` },
    { words: '\u0000' },
    { words: '\ud800' },
    { line: ' ' },
    {},
  ])('is answered in words and never with a fault: %j', async form => {
    const { web, room } = await open()
    const { response, page } = await web.post('/chat?lang=zh', { ...form, room })
    expect(response.status).toBeLessThan(500)
    expect(page('h1').length).toBe(1)
    expect(web.lines).toEqual([])
  })
  it.each([{ room: '../etc' }, { words: 'x'.repeat(4001) }])(
    'is refused in a sentence: %#',
    async form => {
      const { web } = await open()
      const { response, page } = await web.post('/chat?lang=zh', form)
      expect(response.status).toBe(400)
      expect(page('main').text()).toContain('这个请求无法理解')
    },
  )
  it('opens nobody else’s quiz', async () => {
    const { web, room } = await open()
    const asked = await say(web, '/quiz beltroad/3.1', room)
    const choice = asked('.choices button').first().attr('value') ?? ''
    const { page } = await web.get('/chat?lang=zh')
    const other = await web.post('/chat?lang=zh', { room: roomIn(page), choice })
    expect(other.page('.notice.mistake').length).toBe(1)
    expect(other.page('[data-quote]').length).toBe(0)
  })
})
