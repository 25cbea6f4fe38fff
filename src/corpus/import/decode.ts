import { analyse } from 'chardet'
import { ImportError } from './import-error.ts'

/** Text, and the encoding that it was stored in. */
export interface Decoded {
  readonly text: string
  readonly encoding: 'UTF-8' | 'UTF-16' | 'GB18030' | 'Big5'
}

/**
 * The text that `bytes` hold: UTF-8 or UTF-16 as their byte order mark says, UTF-8 where
 * they are well-formed, else GB18030 or Big5 where the result reads as Chinese.
 *
 * @throws ImportError when they are empty, binary or in no encoding of these.
 */
export function decode(bytes: Uint8Array): Decoded {
  const text = decodeAny(bytes)
  if (text.text.trim() === '') throw new ImportError('holds no text', 'check that it was saved')
  return text
}

function decodeAny(bytes: Uint8Array): Decoded {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString('hex')
  if (mark === 'fffe' || mark === 'feff') {
    const text = strictly(mark === 'fffe' ? 'utf-16le' : 'utf-16be', bytes)
    if (text === undefined) throw damaged('is not the UTF-16 that its first bytes promise')
    return { text, encoding: 'UTF-16' }
  }
  if (isBinary(bytes)) throw damaged('is a binary file, not text')
  const utf8 = strictly('utf-8', bytes)
  if (utf8 !== undefined) return { text: utf8, encoding: 'UTF-8' }
  const chinese = decodeChinese(bytes)
  if (chinese === undefined) throw damaged('is neither UTF-8 nor a known Chinese encoding')
  return chinese
}

const damaged = (problem: string) =>
  new ImportError(problem, 'open it in the program that made it and save it as UTF-8 text')

/** `undefined` when the bytes are not well-formed; a byte order mark is dropped. */
function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Text has no NUL and hardly a control character but tab, line breaks and page breaks. */
function isBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true
  const controls = bytes.filter(byte => byte < 9 || (byte > 13 && byte < 32)).length
  return controls > bytes.length / 100
}

const chineseEncodings = ['GB18030', 'Big5'] as const

/**
 * Nearly any run of bytes is well-formed GB18030, and a statistical guess is unsure of a
 * few lines, so the guess must also read as Chinese: of its Chinese characters a fair
 * share are the everyday ones.
 */
function decodeChinese(bytes: Uint8Array): Decoded | undefined {
  const guesses = analyse(bytes)
  const confidence = (encoding: string) =>
    guesses.find(({ name }) => name === encoding)?.confidence ?? 0
  return chineseEncodings
    .flatMap(encoding => {
      const text = strictly(encoding, bytes)
      return text === undefined ? [] : [{ text, encoding, everyday: everydayShare(text) }]
    })
    .filter(({ everyday }) => everyday > 0.08)
    .sort(
      (a, b) =>
        b.everyday + confidence(b.encoding) / 100 - a.everyday - confidence(a.encoding) / 100,
    )
    .map(({ text, encoding }) => ({ text, encoding }))[0]
}

const everyday = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产面而方后多定行学法所民得经三之进等部度家里如化高自二理起小现实加这為個國時來們於會對發動過說產後學經進實體機當點從業應開還無與關',
)

/** How many of the characters beyond ASCII are everyday Chinese ones: 0 to 1. */
function everydayShare(text: string): number {
  const beyondAscii = [...text].filter(char => char > '\u007f')
  return beyondAscii.filter(char => everyday.has(char)).length / Math.max(1, beyondAscii.length)
}
