import { describe, expect, it } from 'vitest'
import { take } from './take.ts'

const section = (ordinal: string) => `${ordinal}，坚持稳中求进。要保持战略定力，把自己的事情办好。`
const formula = (topic: string) =>
  `《中共中央关于${topic}的决定》提出：“推动${topic}迈上新台阶。”这是重大部署。`

const sourcesOf = async (raw: string) =>
  (await take('a.txt', raw)).map(({ work, leftOut }) => [work.source, ...leftOut])

describe('several articles in one file', () => {
  it('are parted by source lines, which become their source', async () => {
    const forms = [
      ['据新华社', '新华社'],
      ['（据新华社北京7月18日电）', '新华社'],
      ['新华社北京7月18日电', '新华社'],
      ['来源：人民日报', '人民日报'],
      ['（来源：经济日报）', '经济日报'],
      ['據中央社報道', '中央社'],
    ]
    for (const [line = '', source] of forms) {
      const raw = `甲文说明开放的意义，这里是第一篇的正文。\n${line}\n乙文说明改革的意义，这里是第二篇的正文，它长得足以自成一篇，因为它有六十个字以上，而且没有一个字是多余的，读者一看便知。`
      expect(await sourcesOf(raw)).toEqual([[source, line], [null]])
    }
  })

  it('are parted where the source is glued to the last sentence', async () => {
    expect(await sourcesOf('这里是全部的正文。 据新华社')).toEqual([['新华社', '据新华社']])
    expect(await sourcesOf('他说：“好。”（来源：新华网）')).toEqual([
      ['新华网', '（来源：新华网）'],
    ])
  })

  it('leave alone what only sounds like a source line', async () => {
    expect(await sourcesOf('据新华社报道，今年的增长超过预期。')).toEqual([[null]])
    const [work] = await take('a.txt', '新华社北京7月18日电 中国经济稳中向好，增长超过预期。')
    expect(work?.work.source).toBe('新华社')
    expect(work?.text).toContain('新华社北京7月18日电中国经济')
  })

  it('take the source from the line under the headline', async () => {
    const [work, ...none] = await take('a.txt', '开放之路\n来源：新华社\n\n这里是全部的正文。\n')
    expect(none).toEqual([])
    expect([work?.work.title.zh, work?.work.source]).toEqual(['开放之路', '新华社'])
  })

  it('leave a line of credits with the article above it', async () => {
    const works = await take('a.txt', '这里是全部的正文。\n据新华社\n（责任编辑：张三）')
    expect(works.map(({ work }) => work.sections[0]?.passages.map(({ text }) => text))).toEqual([
      ['这里是全部的正文。', '（责任编辑：张三）'],
    ])
  })

  it('are parted where 第一 comes round again behind an opening of the same kind', async () => {
    const raw = [
      ...[formula('开放'), section('第一'), section('第二')],
      ...['深化改革', formula('改革'), section('第一')],
    ].join('\n\n')
    const works = await take('a.txt', raw)
    expect(works.map(({ work }) => [work.title.zh, work.sections.length])).toEqual([
      ['推动开放迈上新台阶', 3],
      ['深化改革', 2],
    ])
  })

  it('are one where the numbering restarts without such an opening', async () => {
    const raw = [
      '总的要求如下。',
      section('第一'),
      section('第二'),
      '具体做法如下。',
      section('第一'),
    ]
    expect(await take('a.txt', raw.join('\n\n'))).toHaveLength(1)
  })
})

describe('a title', () => {
  it('is what the opening quotes, its quotation marks turned round, when there is no headline', async () => {
    const [work] = await take('a.txt', '《决定》提出：“完善‘一带一路’机制。”这是重大部署。')
    expect(work?.work.title.zh).toBe('完善“一带一路”机制')
    expect(work?.titleFrom).toBe('quoted words')
  })

  it('is for want of better the first heading, or the first words', async () => {
    const [headed] = await take('a.md', '## 甲\n\n一。\n\n## 乙\n\n二。\n')
    expect([headed?.work.title.zh, headed?.titleFrom]).toEqual(['甲', 'first heading'])
    const [plain] = await take('a.txt', '今天天气很好，我们去公园。')
    expect([plain?.work.title.zh, plain?.titleFrom]).toEqual(['今天天气很好', 'first words'])
  })
})

describe('a work’s id and language', () => {
  it('come from the file’s name, Chinese in pinyin', async () => {
    const idOf = async (name: string) => (await take(name, '正文。'))[0]?.work.id
    expect(await idOf('自贸区 2024.txt')).toBe('zimaoqu-2024')
    expect(await idOf('女性.txt')).toBe('nvxing')
    expect(await idOf('Belt & Road!.md')).toBe('belt-road')
    expect(await idOf('2024.txt')).toBe('work-2024')
    expect(await idOf('——.txt')).toBe('work')
    expect(await idOf('search.txt')).toBe('search-work')
  })

  it('never make one of Zhangju’s own commands the work’s', async () => {
    expect((await take('help.txt', '正文。'))[0]?.work.command).toBe('help_work')
    expect((await take('my-text.txt', '正文。'))[0]?.work.command).toBe('my_text')
  })

  it('tell simplified, traditional and Latin text apart', async () => {
    const languageOf = async (text: string) => (await take('a.txt', text))[0]?.work.language
    expect(await languageOf('推动经济高质量发展，与乾隆无关。')).toBe('zh-Hans')
    expect(await languageOf('推動經濟高質量發展，與乾隆無關。')).toBe('zh-Hant')
    expect(await languageOf('The 章句 reads the text to you.')).toBe('en')
  })
})
