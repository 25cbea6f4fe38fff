import { describe, expect, it } from 'vitest'
import { commandsOf } from '../../src/commands/all.ts'
import { answer } from '../../src/commands/answer.ts'
import type { Desk } from '../../src/desk.ts'
import { readQuestion } from '../../src/inquiry.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { takeAnswer } from '../../src/study/answers.ts'
import {
  addressesIn,
  deskOver,
  itemsIn,
  mistakesIn,
  offeredIn,
  openLibrary,
  quotationsIn,
  saidIn,
  wordsIn,
} from '../fixture.ts'

interface Asking {
  readonly room?: string
  readonly reader?: string
  readonly name?: string
  readonly isRepeated?: true
}

/** A desk that lasts, and what readers ask of it. */
async function atDesk(rest: Partial<Desk> = {}) {
  const library = await openLibrary()
  const desk = deskOver(library, rest)
  const ask = (
    line: string,
    { room = 'room', reader = 'reader:1', name, isRepeated }: Asking = {},
  ) => {
    const question = readQuestion(line) ?? { command: '', words: '' }
    const inquiry = {
      ...question,
      room,
      reader,
      locale: 'zh' as const,
      ...(name !== undefined && { name }),
      ...(isRepeated && { isRepeated }),
    }
    return answer(inquiry, desk, commandsOf(library))
  }
  return { desk, library, ask, store: desk.store }
}

const fileIn = ({ blocks }: Reply) => {
  const file = blocks.find(block => block.kind === 'file')
  if (file === undefined) throw new RangeError('there is no file')
  return file
}
const textIn = (reply: Reply) => new TextDecoder().decode(fileIn(reply).content)

describe('/study', () => {
  it('offers the works where nothing is read yet', async () => {
    const { ask } = await atDesk()
    expect(offeredIn(await ask('/study'))).toContainEqual({ command: 'study', words: 'start ftz' })
  })
  it('leads through a work passage by passage, and says where it stands', async () => {
    const { ask } = await atDesk()
    const first = await ask('/study start 一带一路')
    expect(addressesIn(first)).toEqual(['beltroad/0.1'])
    expect(saidIn(first)).toContain('第1段，共8段  ▓░░░░░░░░░')
    expect(offeredIn(first)).toContainEqual({ command: 'study', words: 'next beltroad/0.1' })
    const second = await ask('/study next')
    expect(addressesIn(second)).toEqual(['beltroad/0.2'])
    expect(offeredIn(second)).toContainEqual({ command: 'study', words: 'back beltroad/0.2' })
    expect(addressesIn(await ask('/study back'))).toEqual(['beltroad/0.1'])
    expect(addressesIn(await ask('/study back'))).toEqual(['beltroad/0.1'])
  })
  it('begins where it is told to: a passage, a section', async () => {
    const { ask } = await atDesk()
    expect(addressesIn(await ask('/study start ftz from ftz/2.2'))).toEqual(['ftz/2.2'])
    expect(addressesIn(await ask('/study start ftz 从 第二'))).toEqual(['ftz/2.1'])
    expect(mistakesIn(await ask('/study start ftz from beltroad/1.1'))).toEqual([
      '“beltroad/1.1”不在正在共读的文章里。',
    ])
    expect(mistakesIn(await ask('/study start 火星志'))).toEqual([
      '没有收录名为“火星志”的文章。已收录：',
    ])
  })
  it('goes on once where two readers press the same button', async () => {
    const { ask } = await atDesk()
    await ask('/study start ftz')
    expect(addressesIn(await ask('/study next ftz/0.1'))).toEqual(['ftz/0.2'])
    expect(addressesIn(await ask('/study next ftz/0.1', { reader: 'reader:2' }))).toEqual([
      'ftz/0.2',
    ])
  })
  it('is shown where it stands, and not moved, by what may have been done before a process was killed', async () => {
    const { ask } = await atDesk()
    await ask('/study start ftz')
    await ask('/study next')
    expect(addressesIn(await ask('/study next', { isRepeated: true }))).toEqual(['ftz/0.2'])
    expect(addressesIn(await ask('/study back', { isRepeated: true }))).toEqual(['ftz/0.2'])
  })
  it('ends at the end with what was read, by whom, and how the quizzes went', async () => {
    const { ask, store, desk } = await atDesk()
    await ask('/study start region from region/4.1', { name: '李' })
    await store.polls.open({ id: 'p', room: 'room', quiz: 'q', correct: 1 }, desk.now())
    await takeAnswer({ poll: 'p', reader: 'reader:2', choice: 1 }, store, desk.now())
    await ask('/pin region/4.1')
    const end = await ask('/study next', { reader: 'reader:2', name: '王' })
    expect(saidIn(end)).toContain('读完了《优化区域开放功能分工，打造形态多样的开放高地》。')
    expect(itemsIn(end)).toEqual([
      '《优化区域开放功能分工，打造形态多样的开放高地》 第6段，共6段  ▓▓▓▓▓▓▓▓▓▓',
      '读过1段，共6段',
      '参加：李',
      '测验：答1题，对1题',
      '摘录1段',
    ])
    expect(await store.sessions.find('room')).toBeUndefined()
  })
  it('is one a room: a topic or thread has its own, and all of them can be listed', async () => {
    const { ask } = await atDesk()
    await ask('/study start ftz', { room: 'room/1' })
    await ask('/study start region', { room: 'room' })
    expect(addressesIn(await ask('/study next', { room: 'room/1' }))).toEqual(['ftz/0.2'])
    expect(addressesIn(await ask('/study show', { room: 'room' }))).toEqual(['region/0.1'])
    expect(itemsIn(await ask('/study list', { room: 'room/1' }))).toHaveLength(2)
  })
  it('is led by administrators alone where the room wants it so', async () => {
    const { ask } = await atDesk({ administers: async ({ reader }) => reader === 'reader:1' })
    await ask('/settings lead administrators')
    for (const line of ['/study start ftz', '/study next', '/study stop'])
      if (line === '/study start ftz')
        expect(mistakesIn(await ask(line, { reader: 'reader:2' }))).toEqual([
          '这里只有管理员能带读。',
        ])
    await ask('/study start ftz')
    expect(mistakesIn(await ask('/study next', { reader: 'reader:2' }))).toHaveLength(1)
    expect(addressesIn(await ask('/study next'))).toEqual(['ftz/0.2'])
  })
})

describe('/quiz, /score and /review', () => {
  it('puts as many questions as are asked for, out of the place that is asked for', async () => {
    const { ask } = await atDesk()
    const reply = await ask('/quiz ftz 3')
    const quizzes = reply.blocks.flatMap(block => (block.kind === 'quiz' ? [block] : []))
    expect(quizzes).toHaveLength(3)
    for (const quiz of quizzes) expect(quiz.quote.passage.work).toBe('ftz')
    expect(mistakesIn(await ask('/quiz 火星'))).toEqual(['“火星”出不了题。'])
  })
  it('counts who answered how many right, by the names that others see', async () => {
    const { ask, store, desk } = await atDesk()
    await store.readers.setName('reader:1', '李')
    for (const [at, poll] of ['a', 'b'].entries()) {
      await store.polls.open({ id: poll, room: 'room', quiz: `q${at}`, correct: 0 }, desk.now())
      await takeAnswer({ poll, reader: 'reader:1', choice: 0 }, store, desk.now())
    }
    await takeAnswer({ poll: 'a', reader: 'reader:1234', choice: 1 }, store, desk.now())
    expect(itemsIn(await ask('/score'))).toEqual(['李  2/2', '读者1234  0/1'])
    const later = { ...desk, now: () => desk.now() + 8 * 86_400_000 }
    expect(itemsIn(await (await atDesk({ ...later })).ask('/score'))).toEqual([])
    expect(itemsIn(await (await atDesk({ ...later })).ask('/score all'))).toHaveLength(2)
  })
  it('asks a reader again what was answered wrong, once it is due, and nobody else', async () => {
    const { ask, store, desk, library } = await atDesk()
    const [item] = library.quizzes.pick({ count: 1, seed: 'x' })
    if (item === undefined) throw new RangeError('there is no question')
    await store.polls.open(
      { id: 'a', room: 'room', quiz: item.id, correct: item.right },
      desk.now(),
    )
    const wrong = item.right === 0 ? 1 : 0
    await takeAnswer({ poll: 'a', reader: 'reader:1', choice: wrong }, store, desk.now())
    expect(saidIn(await ask('/review'))).toEqual(['没有要复习的题。', '记着1题，到时再问。'])
    const later = await atDesk({ store, now: () => desk.now() + 86_400_000 })
    const again = await later.ask('/review')
    expect(again.blocks.filter(block => block.kind === 'quiz')).toMatchObject([{ id: item.id }])
    expect(saidIn(await later.ask('/review', { reader: 'reader:2' }))).toEqual(['没有要复习的题。'])
  })
  it('gives the questions as files: for Anki, a spreadsheet, to read', async () => {
    const { ask, library } = await atDesk()
    const count = library.quizzes.all('ftz').length
    const anki = textIn(await ask('/export anki ftz'))
    expect(anki).toMatch(/^#separator:tab\n#html:false\n/)
    expect(anki).toContain('\tzhangju::ftz::')
    const csv = textIn(await ask('/export csv ftz'))
    expect(csv.startsWith('\ufeffquestion,answer') || csv.startsWith('question,answer')).toBe(true)
    expect(csv.split('\n').filter(line => line.includes('#'))).toHaveLength(count)
    expect(textIn(await ask('/export md ftz'))).toMatch(/^1\. /)
    expect(itemsIn(await ask('/export'))).toEqual(['Anki', 'CSV', 'Markdown'])
  })
})

describe('/discuss', () => {
  it('asks open questions, each with the very words that it asks about', async () => {
    const { ask, library } = await atDesk()
    const reply = await ask('/discuss beltroad/0.2')
    expect(quotationsIn(reply).length).toBeGreaterThan(1)
    for (const words of wordsIn(reply))
      expect(library.passages.some(({ text }) => text.includes(words))).toBe(true)
    expect(saidIn(reply).at(-1)).toBe('请直接回复这条消息讨论。')
  })
})

describe('the board', () => {
  it('keeps what is pinned under the question of the moment, with who pinned it and why', async () => {
    const { ask } = await atDesk()
    await ask('/board question 绿色发展靠什么？')
    const pinned = await ask('/pin 一带一路 第三 1 for 靠合作', { name: '李' })
    expect(saidIn(pinned)).toContain('已经钉上证据板。')
    const board = await ask('/board')
    expect(saidIn(board)).toEqual(['证据板', '绿色发展靠什么？'])
    expect(quotationsIn(board).map(({ note }) => note)).toEqual(['支持 · 李: 靠合作'])
    expect(saidIn(await ask('/pin beltroad/3.1 for 靠合作'))).toContain('这一段已经在证据板上。')
    expect(saidIn(await ask('/board', { room: 'elsewhere' }))[0]).toContain('证据板还是空的')
  })
  it('takes down what its reader or an administrator wants gone', async () => {
    const { ask } = await atDesk({ administers: async ({ reader }) => reader === 'reader:9' })
    await ask('/pin ftz/1.1')
    await ask('/pin ftz/1.2')
    const [first, second] = offeredIn(await ask('/board')).filter(({ words }) =>
      words.startsWith('remove '),
    )
    expect(mistakesIn(await ask(`/board ${first?.words}`, { reader: 'reader:2' }))).toHaveLength(1)
    expect(saidIn(await ask(`/board ${first?.words}`))).toEqual(['已经取下。'])
    expect(saidIn(await ask(`/board ${second?.words}`, { reader: 'reader:9' }))).toEqual([
      '已经取下。',
    ])
    expect(mistakesIn(await ask('/board remove nothing'))).toEqual(['证据板上没有这一条。'])
  })
  it('shows both wordings where the text has changed since, and what is gone', async () => {
    const { ask, store, library } = await atDesk()
    const passage = library.passages.find(({ address }) => address === 'ftz/1.1')
    const pin = {
      room: 'room',
      question: '',
      stance: 'note',
      note: '',
      reader: 'r',
      atMs: 1,
    } as const
    const words = passage?.text.replace('2023年', '2013年') ?? ''
    await store.board.add({ ...pin, id: '1', address: 'ftz/1.1', hash: 'old', words })
    await store.board.add({ ...pin, id: '2', address: 'ftz/9.9', hash: 'old', words: '早已删去。' })
    const board = await ask('/board')
    const [difference] = board.blocks.filter(block => block.kind === 'difference')
    expect(difference?.changes.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'missing', text: '2' },
      { kind: 'added', text: '1' },
    ])
    expect(saidIn(board)).toEqual(expect.arrayContaining(['早已删去。']))
    expect(textIn(await ask('/board export'))).toContain('早已删去。')
  })
  it('finds the pinned words again where only what stands around them has changed', async () => {
    const { ask, store } = await atDesk()
    await store.board.add({
      ...{ id: '1', room: 'room', question: '', stance: 'note', note: '', reader: 'r', atMs: 1 },
      ...{ address: 'beltroad/3.1@0-10', hash: 'old', words: '坚持建设绿色丝绸之路' },
    })
    const board = await ask('/board')
    expect(wordsIn(board)).toEqual(['坚持建设绿色丝绸之路'])
  })
  it('is a handout with full citations and GB/T 7714 references', async () => {
    const { ask } = await atDesk()
    await ask('/pin beltroad/3.1 against *not* a [link]')
    await ask('/pin beltroad/3.1@16-26')
    const handout = textIn(await ask('/board export'))
    expect(handout).toContain('> 坚持建设绿色丝绸之路\n')
    expect(handout).toContain(
      '《完善推进高质量共建“一带一路”机制》 · 第三，促进“一带一路”绿色发展 · 第1段',
    )
    expect(handout).toContain('\\*not\\* a \\[link\\]')
    expect(handout).toMatch(/## 参考文献\n\n\\\[1\\\] 完善推进/)
    expect(handout).not.toContain('\\[2\\]')
  })
  it('is a document of Word’s that another program can read', async () => {
    const { ask } = await atDesk()
    await ask('/pin beltroad/3.1@16-26 for 看这里')
    const { content, name } = fileIn(await ask('/board export docx'))
    expect(name).toBe('board.docx')
    const { default: mammoth } = await import('mammoth')
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(content) })
    expect(value).toContain('坚持建设绿色丝绸之路')
    expect(value).toContain('看这里')
    expect(value).toContain('[1] 完善推进高质量共建“一带一路”机制[Z]')
  })
})

describe('/settings', () => {
  it('shows what is set, and sets it by words or by what it offers', async () => {
    const { ask } = await atDesk()
    expect(itemsIn(await ask('/settings'))).toEqual([
      '语言：随读者',
      '引文格式：短',
      '谁能带读：所有人',
      '消息里的 [[…]]：开',
    ])
    expect(itemsIn(await ask('/settings style'))).toEqual(['短', '全', 'GB/T 7714'])
    expect(saidIn(await ask('/settings style gbt'))).toEqual(['引文格式设为GB/T 7714。'])
    const [quotation] = quotationsIn(await ask('/beltroad 3.1'))
    expect(quotation?.citation.text).toMatch(/^完善推进高质量共建“一带一路”机制\[Z\]/)
    expect(mistakesIn(await ask('/settings colour red'))).toEqual(['没有“colour red”这项设置。'])
  })
  it('lets nobody but administrators change anything for everyone', async () => {
    const { ask, store } = await atDesk({ administers: async () => false })
    for (const line of ['/settings style full', '/language en', '/daily 08:00', '/forget room'])
      expect(mistakesIn(await ask(line))).toEqual(['只有管理员能改这里的设置。'])
    expect(await store.rooms.settings('room')).toEqual({})
  })
})

describe('/privacy and /forget', () => {
  it('say what is kept about a reader, and delete it', async () => {
    const { ask, store } = await atDesk()
    expect(saidIn(await ask('/privacy'))).toContain('什么也没有保存。')
    await ask('/pin ftz/1.1', { name: '李' })
    expect(itemsIn(await ask('/privacy'))).toEqual(['别人看到的您的名字', '1条摘录'])
    expect(itemsIn(await ask('/forget me'))).toEqual(['别人看到的您的名字', '1条摘录'])
    expect(await store.board.of('room')).toEqual([])
    expect(saidIn(await ask('/privacy'))).toContain('什么也没有保存。')
  })
  it('clear a room of all that is kept of it', async () => {
    const { ask } = await atDesk()
    await ask('/settings style full')
    await ask('/pin ftz/1.1')
    await ask('/study start ftz')
    await ask('/daily 08:00')
    expect(itemsIn(await ask('/forget room'))).toEqual([
      '1项设置',
      '1次共读',
      '1条摘录',
      '1个每日一段',
    ])
  })
})

describe('/daily', () => {
  it('is set by a time, in any order with a work, a zone, days and chance', async () => {
    const { ask, store } = await atDesk()
    const reply = await ask('/daily ftz weekdays 7:30 Europe/Berlin random')
    expect(saidIn(reply)[0]).toBe(
      '周一到周五7:30（Europe/Berlin）送一段。\n从《实施自由贸易试验区提升战略》里选。\n随机选，不重复，直到全部出过。\n下一次：2026-02-02 07:30',
    )
    expect(await store.dailies.find('room')).toMatchObject({
      ...{ hour: 7, minute: 30, zone: 'Europe/Berlin', work: 'ftz', weekdays: true },
      order: 'random',
    })
    expect(saidIn(await ask('/daily status'))[0]).toContain('7:30')
    expect(saidIn(await ask('/daily off'))).toEqual(['不再每天送了。'])
  })
  it.each([
    '/daily 25:00',
    '/daily soon',
    '/daily 8',
    '/daily 08:00 火星志',
    '/daily 08:00 Mars/Base',
  ])('%s is answered with what would work', async line => {
    const { ask } = await atDesk()
    const reply = await ask(line)
    expect(mistakesIn(reply)).toHaveLength(1)
    expect(offeredIn(reply)).toEqual([{ command: 'daily', words: '08:00 Asia/Shanghai weekdays' }])
  })
  it('walks through a work in order, and begins anew at its end', async () => {
    const { ask, library } = await atDesk()
    await ask('/daily 08:00 region')
    const all = library.passages.filter(({ work }) => work === 'region').map(it => it.address)
    const shown: string[] = []
    for (let day = 0; day < all.length + 1; day++)
      shown.push(...addressesIn(await ask('/daily now')))
    expect(shown).toEqual([...all, all[0]])
  })
  it('by chance shows every passage once before any comes again', async () => {
    let at = 0
    const { ask, library } = await atDesk({ random: () => (at++ * 0.37) % 1 })
    await ask('/daily 08:00 ftz random')
    const count = library.passages.filter(({ work }) => work === 'ftz').length
    const shown: string[] = []
    for (let day = 0; day < count; day++) shown.push(...addressesIn(await ask('/daily now')))
    expect(new Set(shown).size).toBe(count)
  })
})
