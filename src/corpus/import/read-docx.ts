import type { Extract } from './block.ts'
import { ImportError } from './import-error.ts'
import { readHtml } from './read-html.ts'

/** Word’s style of that name in English and Chinese; headings come mapped already. */
const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='标题'] => h1.title:fresh",
]
/** How a compound file opens: a .doc of old, or a .docx that is encrypted. */
const compoundFile = 'd0cf11e0a1b11ae1'

/**
 * Reads a Word document by way of HTML. Numbers that Word counts by itself are not in
 * its text and do not come along.
 *
 * @throws ImportError when it is encrypted, damaged or no .docx at all.
 */
export async function readDocx(bytes: Uint8Array): Promise<Extract> {
  const buffer = Buffer.from(bytes)
  if (buffer.subarray(0, 8).toString('hex') === compoundFile) {
    throw new ImportError(
      'is encrypted, or an old .doc under another name',
      'open it in Word, take the password off and save it as .docx',
    )
  }
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth
    .convertToHtml({ buffer }, { styleMap })
    .catch((cause: unknown) => {
      throw new ImportError(
        'is damaged, or not a .docx file',
        'open it in Word and save it again as .docx',
        { cause },
      )
    })
  return readHtml(value)
}
