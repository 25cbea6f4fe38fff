import { createRequire } from 'node:module'
import type { File } from '../reply/reply.ts'
import type { Handout, HandoutLine } from './handout.ts'

type Docx = typeof import('docx')

/** docx takes long to load and few handouts are asked for: it is loaded by the first. */
function docx(): Docx {
  const require: (id: 'docx') => Docx = createRequire(import.meta.url)
  return require('docx')
}

/** The handout as a document of Word's. */
export async function wordHandout({ title, lines }: Handout): Promise<File> {
  const { Document, Packer } = docx()
  const document = new Document({
    title,
    creator: 'Zhangju 章句',
    sections: [{ children: lines.map(paragraphOf) }],
  })
  return {
    kind: 'file',
    name: 'board.docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    content: new Uint8Array(await Packer.toBuffer(document)),
  }
}

/** In twentieths of a point. */
const indented = { left: 720 }

function paragraphOf(line: HandoutLine) {
  const { HeadingLevel, Paragraph, TextRun } = docx()
  switch (line.kind) {
    case 'title':
      return new Paragraph({ text: line.text, heading: HeadingLevel.TITLE })
    case 'question':
      return new Paragraph({ text: line.text, heading: HeadingLevel.HEADING_1 })
    case 'quotation':
      return new Paragraph({ text: line.text, indent: indented })
    case 'source':
      return new Paragraph({
        indent: indented,
        children: [new TextRun({ text: `—— ${line.text}`, italics: true })],
      })
    case 'note':
      return new Paragraph({ children: [new TextRun({ text: line.text, color: '555555' })] })
    case 'reference':
      return new Paragraph({ text: `[${line.number}] ${line.text}` })
  }
}
