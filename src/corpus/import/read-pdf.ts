import type { Extract } from './block.ts'
import { ImportError } from './import-error.ts'
import { type PdfLine, textOfPages } from './pdf-lines.ts'
import { readText } from './read-text.ts'

/**
 * Reads a PDF’s text, line by line, into the raw-text path.
 *
 * @throws ImportError when it is encrypted, damaged or has no text.
 */
export async function readPdf(bytes: Uint8Array): Promise<Extract> {
  const pages = await linesOfPages(bytes)
  const { text, pageNumbers } = textOfPages(pages)
  if (text.trim() === '') {
    throw new ImportError(
      'has no text, only pictures of it (a scan), or fonts that do not say which characters they draw',
      'run OCR on it first, for example `ocrmypdf -l chi_sim in.pdf out.pdf`',
    )
  }
  return readText(text, pageNumbers)
}

async function linesOfPages(bytes: Uint8Array): Promise<readonly (readonly PdfLine[])[]> {
  const { extractTextItems, getDocumentProxy } = await import('unpdf')
  try {
    // A copy, because the parser takes the buffer for itself; 0 keeps its warnings off the terminal.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
    const { items } = await extractTextItems(pdf)
    await pdf.destroy()
    return items.map(linesOf)
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new ImportError(
        'is encrypted',
        'take its password off first, for example `qpdf --decrypt --password=… in.pdf out.pdf`',
        { cause },
      )
    }
    throw new ImportError('is damaged, or not a PDF', 'download or export it again', { cause })
  }
}

interface Item {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly fontSize: number
  readonly hasEOL: boolean
}

function linesOf(items: readonly Item[]): readonly PdfLine[] {
  const lines: PdfLine[] = []
  let open: Item[] = []
  const close = () => {
    const [first] = open.filter(({ str }) => str.trim() !== '')
    const text = open.map(({ str }) => str).join('')
    if (first) lines.push({ text, x: first.x, y: first.y, size: first.fontSize || 10 })
    open = []
  }
  for (const item of items) {
    open.push(item)
    if (item.hasEOL) close()
  }
  close()
  return lines
}
