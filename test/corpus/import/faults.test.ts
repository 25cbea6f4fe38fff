import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importWorks } from '../../../src/corpus/import/import-works.ts'
import { docx } from './docx.ts'
import { pdf } from './pdf.ts'
import { bodyIn, complaints, fileWith, take } from './take.ts'

const reopen = 'open it in the program that made it and save it as UTF-8 text'

describe('a file that cannot be taken in says why and what to do', () => {
  it('when it is empty, or white space', async () => {
    expect(await complaints('a.txt', '')).toEqual(['is empty: check that it was saved'])
    expect(await complaints('a.txt', ' \n\n')).toEqual(['holds no text: check that it was saved'])
    expect(await complaints('a.html', '<nav>x</nav>')).toEqual([
      'holds no text: check that it was saved',
    ])
  })

  it('when it is binary, or in no encoding that we know', async () => {
    expect(await complaints('a.txt', Buffer.from([0, 1, 2, 3]))).toEqual([
      `is a binary file, not text: ${reopen}`,
    ])
    const latin = Buffer.from('Où est le café où tout a été fêté ?', 'latin1')
    expect(await complaints('a.txt', latin)).toEqual([
      `is neither UTF-8 nor a known Chinese encoding: ${reopen}`,
    ])
  })

  it('when characters of it were lost before', async () => {
    expect(await complaints('a.txt', '推动\uFFFD\uFFFD发展。')).toEqual([
      'text that is not well-formed Unicode, or a control character: restore the characters from the source and save the file as UTF-8',
    ])
  })

  it('when it is an encrypted, damaged or scanned PDF', async () => {
    expect(await complaints('a.pdf', pdf([[{ x: 9, y: 9, text: '字。' }]], true))).toEqual([
      'is encrypted: take its password off first, for example `qpdf --decrypt --password=… in.pdf out.pdf`',
    ])
    expect(await complaints('a.pdf', 'not a PDF')).toEqual([
      'is damaged, or not a PDF: download or export it again',
    ])
    expect((await complaints('a.pdf', pdf([[]])))[0]).toMatch(/^has no text.*run OCR on it first/)
  })

  it('when it is an encrypted or damaged Word document', async () => {
    const encrypted = Buffer.from('d0cf11e0a1b11ae100000000', 'hex')
    expect((await complaints('a.docx', encrypted))[0]).toMatch(/^is encrypted, or an old \.doc/)
    const whole = docx([{ text: '字。' }])
    expect(await complaints('a.docx', whole.subarray(0, 300))).toEqual([
      'is damaged, or not a .docx file: open it in Word and save it again as .docx',
    ])
  })

  it('when it is of a kind that we do not read, or is not there', async () => {
    expect(await complaints('a.doc', 'x')).toEqual([
      'has an unknown extension, .doc: save it as one of .txt, .md, .html, .docx and .pdf',
    ])
    expect((await complaints('a', 'x'))[0]).toMatch(/^has no extension/)
    const path = await fileWith('a.txt', '字。')
    const folder = join(dirname(path), 'folder.txt')
    await mkdir(folder)
    const result = await importWorks([folder, `${path}x.txt`, path], [])
    expect('faults' in result && result.faults.map(({ problem }) => problem)).toEqual([
      'is a folder',
      'does not exist',
    ])
  })

  it('when it is a corpus file with faults', async () => {
    expect(await complaints('a.md', '---\nid: a\ntitel: 字\n---\n\n字。\n')).toHaveLength(1)
  })

  it('when the names do not fit the works', async () => {
    const path = await fileWith('a.txt', '字。')
    const told = async (ids: readonly string[]) => {
      const result = await importWorks([path], ids)
      return 'faults' in result ? result.faults.map(({ problem }) => problem) : []
    }
    expect(await told(['a', 'b'])).toEqual(['names 2 works, but the files hold 1 work'])
    expect(await told(['Ä'])).toEqual(['"Ä" cannot name a work'])
    expect(await told(['chat'])).toEqual(['"chat" is the address of one of Zhangju’s own pages'])
    const file = await fileWith('b.md', '---\nid: b\ntitle: {zh: 文}\n---\n\n字。\n')
    const renamed = await importWorks([file], ['c'])
    expect('faults' in renamed && renamed.faults[0]?.problem).toContain('which says "b"')
  })
})

describe('an encoding other than UTF-8', () => {
  // 推动经济高质量发展，在新的征程上我们要坚持开放。 as GB 18030 and, in traditional characters, as Big5.
  const gb18030 =
    'cdc6b6afbeadbcc3b8dfd6cac1bfb7a2d5b9a3acd4dad0c2b5c4d5f7b3ccc9cfced2c3c7d2aabce1b3d6bfaab7c5a1a3'
  const big5 =
    'b1c0b0cab867c0d9b0aabde8b671b56fae69a141a662b773aabaa9bab57ba457a7daadccad6eb0edabf9b67da9f1a143'

  it('is recognised and named: GB 18030', async () => {
    const [work] = await take('a.txt', Buffer.from(gb18030, 'hex'))
    expect(work?.format).toBe('GB18030 text')
    expect(bodyIn(work?.text ?? '')).toBe('推动经济高质量发展，在新的征程上我们要坚持开放。\n')
  })

  it('is recognised and named: Big5', async () => {
    const [work] = await take('a.txt', Buffer.from(big5, 'hex'))
    expect(work?.format).toBe('Big5 text')
    expect(work?.work.language).toBe('zh-Hant')
    expect(bodyIn(work?.text ?? '')).toBe('推動經濟高質量發展，在新的征程上我們要堅持開放。\n')
  })

  it('is recognised by its byte order mark: UTF-8 and UTF-16', async () => {
    const marked = Buffer.from('\uFEFF字。')
    expect(bodyIn((await take('a.txt', marked))[0]?.text ?? '')).toBe('字。\n')
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('字。', 'utf16le')])
    const big = Buffer.from(little).swap16()
    for (const bytes of [little, big]) {
      const [work] = await take('a.txt', bytes)
      expect([work?.format, bodyIn(work?.text ?? '')]).toEqual(['UTF-16 text', '字。\n'])
    }
  })
})
