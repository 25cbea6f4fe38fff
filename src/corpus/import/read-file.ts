import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { codeOf } from '../error-code.ts'
import type { Extract } from './block.ts'
import { decode } from './decode.ts'
import { ImportError } from './import-error.ts'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { readText } from './read-text.ts'

/** What a file held, in words that the report shows: `UTF-8 text`, `PDF`. */
export type Contents =
  | { readonly kind: 'corpus file'; readonly text: string; readonly format: string }
  | { readonly kind: 'document'; readonly extract: Extract; readonly format: string }

const supported = '.txt, .md, .html, .docx and .pdf'

/** @throws ImportError when `path` cannot be read as any of the known formats. */
export async function readContents(path: string): Promise<Contents> {
  const extension = extname(path).toLowerCase()
  const bytes = await bytesOf(path)
  checkKind(extension, bytes)
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

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).isDirectory()) {
      throw new ImportError('is a folder', 'name the files in it, for example with *.txt')
    }
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof ImportError) throw cause
    const code = codeOf(cause)
    throw code === 'ENOENT'
      ? new ImportError('does not exist', 'check its name and where you stand', { cause })
      : new ImportError(`cannot be read (${code})`, 'check its permissions', { cause })
  }
}

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
