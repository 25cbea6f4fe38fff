import { readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'

/** A paragraph of a Word document and the style that it is set in. */
export interface WordParagraph {
  readonly text: string
  readonly style?: 'Title' | 'heading 1' | 'heading 2'
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * The smallest Word document with `paragraphs`.
 *
 * @param beside what else is in its archive, by path
 */
export function docx(
  paragraphs: readonly WordParagraph[],
  beside: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const styles = [...new Set(paragraphs.flatMap(({ style }) => style ?? []))]
  const idOf = (style: string) => style.replace(' ', '')
  const body = paragraphs.map(({ text, style }) => {
    const props = style ? `<w:pPr><w:pStyle w:val="${idOf(style)}"/></w:pPr>` : ''
    return `<w:p>${props}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
  })
  const styleXml = styles.map(
    style =>
      `<w:style w:type="paragraph" w:styleId="${idOf(style)}"><w:name w:val="${style}"/></w:style>`,
  )
  return zip({ ...partsWith(body.join(''), styleXml.join('')), ...beside })
}

const partsWith = (body: string, styles = ''): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
  'word/styles.xml': `${xml}<w:styles xmlns:w="${namespace}">${styles}</w:styles>`,
  'word/document.xml': `${xml}<w:document xmlns:w="${namespace}"><w:body>${body}</w:body></w:document>`,
})

/** What is in a compressed part of an archive: its checksum and its size in bytes. */
interface Inflated {
  readonly crc: number
  readonly size: number
}

/** A Word document whose text is what the file `deflated` inflates to. */
export async function archive(deflated: string, inflated: Inflated): Promise<Uint8Array> {
  return zip(partsWith(''), { data: await readFile(deflated), ...inflated })
}

/**
 * A ZIP archive that stores its files without compressing them.
 *
 * @param text takes the place of the document's text, compressed
 */
export function zip(
  files: Readonly<Record<string, string | Uint8Array>>,
  text?: Inflated & { readonly data: Buffer },
): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const path = Buffer.from(name)
    const stored = Buffer.from(content)
    const deflated = name === 'word/document.xml' ? text : undefined
    const { data, crc, size } = deflated ?? {
      data: stored,
      crc: crc32(stored),
      size: stored.length,
    }
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(deflated ? 8 : 0, 4)
    common.writeUInt32LE(crc, 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(path.length, 22)
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, data])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, path]))
    local.push(entry)
    offset += entry.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(central.length, 4)
  end.writeUInt16LE(central.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end])
}
