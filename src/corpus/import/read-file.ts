import { extname } from 'node:path'
import type { Extract } from './block.ts'
import { bytesOf } from './bytes-of.ts'
import { decode } from './decode.ts'
import { ImportError, tooDeep } from './import-error.ts'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { readText } from './read-text.ts'

/** What a file held, in words that the report shows: `UTF-8 text`, `PDF`. */
export type Contents =
  | { readonly kind: 'corpus file'; readonly text: string; readonly format: string }
  | { readonly kind: 'document'; readonly extract: Extract; readonly format: string }

const supported = '.txt, .md, .html, .docx and .pdf'

/** The largest file that is read, in MiB: sixteen of text is five million Chinese characters. */
const largest = { text: 16, document: 128 } as const
/** The longest text that is taken out of one file, in UTF-16 code units. */
const longestText = largest.text * 2 ** 20

/** @throws ImportError when `path` cannot be read as any of the known formats. */
export async function readContents(path: string): Promise<Contents> {
  const extension = extname(path).toLowerCase()
  const isDocument = extension === '.pdf' || extension === '.docx'
  const bytes = await bytesOf(path, isDocument ? largest.document : largest.text)
  checkKind(extension, bytes)
  const contents = await contentsOf(extension, bytes).catch((cause: unknown) => {
    // How deep a parser can go is known only when it has gone too deep.
    if (!(cause instanceof RangeError) || !cause.message.includes('call stack')) throw cause
    throw tooDeep({ cause })
  })
  if (contents.kind === 'document' && lengthOf(contents.extract) > longestText) {
    throw new ImportError('holds too much text for one file', 'split it into parts')
  }
  return contents
}

const lengthOf = ({ blocks }: Extract) => blocks.reduce((sum, { text }) => sum + text.length, 0)

async function contentsOf(extension: string, bytes: Uint8Array): Promise<Contents> {
  switch (extension) {
    case '.pdf': {
      const { readPdf } = await import('./read-pdf.ts')
      return { kind: 'document', extract: await readPdf(bytes), format: 'PDF' }
    }
    case '.docx': {
      const { readDocx } = await import('./read-docx.ts')
      return { kind: 'document', extract: await readDocx(bytes), format: 'Word' }
    }
    default: {
      const { text, encoding } = decode(bytes)
      const format = `${encoding} text`
      if (extension === '.md' && isCorpusFile(text)) return { kind: 'corpus file', text, format }
      return { kind: 'document', extract: await readWritten(extension, text), format }
    }
  }
}

async function readWritten(extension: string, text: string): Promise<Extract> {
  if (extension === '.md') return readMarkdown(text)
  return extension === '.txt' ? readText(text) : readHtml(text)
}

/** Front matter is what makes a Markdown file a corpus file; its faults are reported as such. */
const isCorpusFile = (text: string) => /^\uFEFF?---[ \t]*\r?\n/.test(text)

const extensions = ['.txt', '.md', '.html', '.htm', '.docx', '.pdf']

function checkKind(extension: string, bytes: Uint8Array): void {
  if (!extensions.includes(extension)) {
    throw new ImportError(
      extension === '' ? 'has no extension' : `has an unknown extension, ${extension}`,
      `save it as one of ${supported}`,
    )
  }
  if (bytes.length === 0) throw new ImportError('is empty', 'check that it was saved')
}
