import { describe, expect, it } from 'vitest'
import { describeFault } from '../../src/corpus/fault.ts'
import { parseWorkFile } from '../../src/corpus/work-file.ts'

const front = '---\nid: my-text\ntitle: {zh: 文}\n---\n'

function workIn(source: string) {
  const parsed = parseWorkFile(source, 'a.md')
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.work
}
function faultsIn(source: string) {
  const parsed = parseWorkFile(source, 'a.md')
  return 'faults' in parsed ? parsed.faults.map(describeFault) : []
}

describe('a corpus file', () => {
  it('has sections, paragraphs and their addresses', () => {
    const work = workIn(`${front}\n引言。\n\n## 上\n\n甲\n乙。\n\n丙。\n\n### 中\n\n丁。\n`)
    expect(
      work.sections.map(({ number, heading, depth, passages }) => [
        number,
        heading,
        depth,
        ...passages.map(({ address, text }) => `${address} ${text}`),
      ]),
    ).toEqual([
      [0, '', 0, 'my-text/0.1 引言。'],
      [1, '上', 1, 'my-text/1.1 甲乙。', 'my-text/1.2 丙。'],
      [2, '中', 2, 'my-text/2.1 丁。'],
    ])
  })

  it('numbers from 1 when nothing stands before the first heading', () => {
    expect(workIn(`${front}# 上\n甲。\n# 下\n乙。`).sections.map(({ number }) => number)).toEqual([
      1, 2,
    ])
  })

  it('quotes a run-in heading with the paragraph under it', () => {
    const [section] = workIn(`${front}## 第一，求稳。\n\n甲。\n\n乙。`).sections
    expect(section?.passages.map(({ text, headingEnd }) => [text, headingEnd])).toEqual([
      ['第一，求稳。甲。', 6],
      ['乙。', 0],
    ])
  })

  it('knows a run-in heading by a full stop inside its quotation marks too', () => {
    const [section] = workIn(`${front}## 第一，坚持“求稳。”\n\n甲。`).sections
    expect(section?.passages.map(({ text }) => text)).toEqual(['第一，坚持“求稳。”甲。'])
  })

  it('may have a byte order mark and the line ends of Windows', () => {
    const work = workIn(`\uFEFF${front}甲\n乙。\n`.replaceAll('\n', '\r\n'))
    expect(work.sections[0]?.passages[0]?.text).toBe('甲乙。')
  })

  it('fills in what its front matter leaves out', () => {
    const { command, aliases, source, language, title } = workIn(`${front}甲。`)
    expect({ command, aliases, source, language, title }).toEqual({
      command: 'my_text',
      aliases: [],
      source: null,
      language: 'zh-Hans',
      title: { zh: '文', en: '文' },
    })
  })
})

describe('a faulty corpus file says where, what and how to mend it', () => {
  it('without front matter', () => {
    expect(faultsIn('甲。')[0]).toMatch(
      /^a\.md:1: no front matter: open the file with a line "---"/,
    )
  })

  it('with front matter that is not YAML', () => {
    expect(faultsIn('---\nid: a\ntitle: {zh: 文\n---\n甲。')[0]).toMatch(
      /^a\.md:\d: front matter is not YAML \(.+\): put a value/,
    )
  })

  it('with a field that nobody knows', () => {
    expect(faultsIn('---\nid: a\ntitle: {zh: 文}\ntitel: 文\n---\n甲。')).toEqual([
      'a.md:4: unknown field "titel": the fields are id, title, command, aliases, source, language, author, date, url',
    ])
  })

  it('with a field that is missing', () => {
    expect(faultsIn('---\nid: a\n---\n甲。')[0]).toMatch(
      /^a\.md:\d: missing field "title": add it: /,
    )
    expect(faultsIn('---\ntitle: {zh: 文}\n---\n甲。')[0]).toMatch(/^a\.md:\d: missing field "id"/)
    expect(faultsIn('---\n---\n甲。')[0]).toMatch(/^a\.md:\d: missing field "id"/)
  })

  it('with an id, a command, a date or an address that cannot be one', () => {
    const faulty = (line: string) => faultsIn(`---\nid: a\ntitle: {zh: 文}\n${line}\n---\n甲。`)[0]
    for (const command of ['Ftz', '自贸', 'free-trade', '1st', 'a'.repeat(33)])
      expect(faulty(`command: ${command}`)).toMatch(
        /^a\.md:4: field "command" cannot be used as it is: give 1–32 of a-z, 0-9 and _/,
      )
    expect(faulty('date: yesterday')).toMatch(/^a\.md:4: field "date" cannot/)
    expect(faulty('url: ftp://x.org')).toMatch(/^a\.md:4: field "url" cannot/)
    expect(faulty('language: "?"')).toMatch(/^a\.md:4: field "language" cannot/)
    expect(faultsIn('---\nid: A b\ntitle: {zh: 文}\n---\n甲。')[0]).toMatch(
      /^a\.md:2: field "id" cannot/,
    )
  })

  it('with an empty section', () => {
    expect(faultsIn(`${front}## 上\n\n## 下\n\n甲。`)).toEqual([
      'a.md:5: section "上" is empty: put its paragraphs under it or take the heading out',
    ])
    expect(faultsIn(`${front}## 上\n\n### 中\n\n甲。`)).toEqual([])
  })

  it('with no text', () => {
    expect(faultsIn(front)[0]).toMatch(/^a\.md:5: no text: put the work’s paragraphs/)
  })

  it('with characters that were lost, halved or never text', () => {
    for (const damage of ['\uFFFD', '\uD842', '\u0000', '\u001b', '\u0085'])
      expect(faultsIn(`${front}甲。\n\n乙${damage}。`)).toEqual([
        'a.md:7: text that is not well-formed Unicode, or a control character: restore the characters from the source and save the file as UTF-8',
      ])
  })
})
