import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { importWorks } from '../../../src/corpus/import/import-works.ts'
import { docx } from './docx.ts'
import { type PrintedLine, pdf } from './pdf.ts'
import { bodyIn, bodyOf, columns, fileWith, take } from './take.ts'

const long =
  '改革开放是决定当代中国命运的关键一招，也是实现民族复兴的关键一招，更是我们走到今天的重要法宝。'
const other =
  '新时代以来，我们坚持目标导向和问题导向相统一，推动许多领域实现历史性变革、系统性重塑、整体性重构。'

describe('Markdown', () => {
  it('keeps its headings and their depths; the one # is the title', async () => {
    const [work] = await take('a.md', `# 书\n\n序言。\n\n## 上\n### 甲\n文\n字。\n### 乙\n更多。\n`)
    expect(work?.work.title.zh).toBe('书')
    expect(work?.titleFrom).toBe('headline')
    expect(bodyIn(work?.text ?? '')).toBe(
      '序言。\n\n## 上\n\n### 甲\n\n文字。\n\n### 乙\n\n更多。\n',
    )
  })

  it('knows headings that are underlined, and parts list items', async () => {
    const body = await bodyOf('a.md', '书\n====\n\n- 第一项。\n- 第二项。\n\n章\n---\n\n正文。\n')
    expect(body).toBe('- 第一项。\n\n- 第二项。\n\n## 章\n\n正文。\n')
  })

  it('lets several # be the parts of a book', async () => {
    expect(await bodyOf('a.md', '# 上\n\n甲。\n\n# 下\n\n乙。\n')).toBe(
      '## 上\n\n甲。\n\n## 下\n\n乙。\n',
    )
  })

  it('keeps a space before a number, since someone wrote it', async () => {
    expect(await bodyOf('a.md', '## 甲\n\n共 22 个。\n')).toBe('## 甲\n\n共 22 个。\n')
  })

  it('is read as raw text when columns of raw text carry its name', async () => {
    expect(await bodyOf('a.md', columns(long, 14).join('\n'))).toBe(`${long}\n`)
  })

  it('comes through unchanged when it is a corpus file', async () => {
    const file = '---\nid: my-text\ntitle: {zh: 文}\n---\n'
    const [work] = await take('another-name.md', `${file}\n甲\n乙。\n`)
    expect(work?.text).toBe(`${file}\n甲\n乙。\n`)
    expect(work?.work.id).toBe('my-text')
    expect(work?.titleFrom).toBe('front matter')
  })
})

describe('a web page', () => {
  const page = `<!doctype html><html><head><title>站名</title><style>p{}</style></head><body>
    <header><h1>开放之路</h1></header><nav>首页 | 新闻</nav>
    <article><h2>一、背景</h2><p>　　甲　　乙<b>着重</b>丙，\n丁。</p><p>第二段。<br>第三段。</p>
    <ul><li>其一。</li><li>其二。</li></ul><blockquote>引文。</blockquote>
    <table><tr><td>格一。</td><td>格二。</td></tr></table><script>var a</script></article>
    <footer>版权所有</footer></body></html>`

  it('gives the words of its article, without what stands around them', async () => {
    const [work] = await take('a.html', page)
    expect(work?.work.title.zh).toBe('开放之路')
    expect(bodyIn(work?.text ?? '')).toBe(
      '## 一、背景\n\n甲　　乙着重丙，丁。\n\n第二段。\n\n第三段。\n\n其一。\n\n其二。\n\n引文。\n\n格一。\n\n格二。\n',
    )
  })

  it('reads a page that says no more than paragraphs, in the encoding it is stored in', async () => {
    const [work] = await take(
      'a.htm',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`<p>${long}</p>`, 'utf16le')]),
    )
    expect(work?.format).toBe('UTF-16 text')
    expect(bodyIn(work?.text ?? '')).toBe(`${long}\n`)
  })
})

describe('a Word document', () => {
  it('gives its title, headings and paragraphs', async () => {
    const file = docx([
      { text: '开放之路', style: 'Title' },
      { text: '上篇', style: 'heading 1' },
      { text: '一节', style: 'heading 2' },
      { text: '设立 22个试验区，Free Trade Zone 成效显著。' },
      { text: '下篇', style: 'heading 1' },
      { text: other },
    ])
    const [work] = await take('a.docx', file)
    expect(work?.work.title.zh).toBe('开放之路')
    expect(work?.format).toBe('Word')
    expect(bodyIn(work?.text ?? '')).toBe(
      `## 上篇\n\n### 一节\n\n设立22个试验区，Free Trade Zone 成效显著。\n\n## 下篇\n\n${other}\n`,
    )
  })

  it('holds as many works as it has titles', async () => {
    const works = await take(
      'a.docx',
      docx([
        { text: '甲文', style: 'Title' },
        { text: long },
        { text: '乙文', style: 'Title' },
        { text: other },
      ]),
    )
    expect(works.map(({ work }) => [work.id, work.title.zh])).toEqual([
      ['a-1', '甲文'],
      ['a-2', '乙文'],
    ])
  })
})

describe('a PDF', () => {
  const printed = (text: string, top: number): readonly PrintedLine[] =>
    columns(text, 14).map((line, index) => ({ x: 50, y: top - index * 15, text: line }))

  it('gives its paragraphs, across pages, without page numbers', async () => {
    const lines = columns(long, 14)
    const file = pdf([
      [...printed(lines.slice(0, 2).join(''), 500), { x: 200, y: 20, text: '- 1 -' }],
      [
        ...printed(lines.slice(2).join(''), 500),
        ...printed(other, 300),
        { x: 200, y: 20, text: '第 2 页' },
      ],
    ])
    const [work] = await take('a.pdf', file)
    expect(bodyIn(work?.text ?? '')).toBe(`${long}\n\n${other}\n`)
    expect(work?.format).toBe('PDF')
    expect(work?.leftOut).toEqual(['- 1 -', '第 2 页'])
  })

  it('knows a paragraph by its indent', async () => {
    const filled = `${long.slice(0, 27)}。`
    const [first = '', ...rest] = columns(`　　${other}`, 14)
    const file = pdf([
      [
        ...printed(filled, 500),
        { x: 70, y: 470, text: first.trim() },
        ...printed(rest.join(''), 455),
      ],
    ])
    expect(await bodyOf('a.pdf', file)).toBe(`${filled}\n\n${other}\n`)
  })
})

describe('importing again what was exported', () => {
  it('finds the same sections and paragraphs in the body of each of the three works', async () => {
    for (const id of ['ftz', 'region', 'beltroad']) {
      const exported = bodyIn(await readFile(`corpus/${id}.md`, 'utf8'))
      const result = await importWorks([await fileWith(`${id}.md`, exported)], [])
      expect('works' in result && result.works.map(({ text }) => bodyIn(text))).toEqual([exported])
    }
  })
})
