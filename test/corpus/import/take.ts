import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ImportedWork, importWorks } from '../../../src/corpus/import/import-works.ts'

/** Writes `contents` as a real file called `name` in a folder of its own and gives its path. */
export async function fileWith(name: string, contents: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'import-')), name)
  await writeFile(path, contents)
  return path
}

/** The works that a file called `name` with `contents` holds. */
export async function take(
  name: string,
  contents: string | Uint8Array,
): Promise<readonly ImportedWork[]> {
  const result = await importWorks([await fileWith(name, contents)], [])
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.works
}

/** The body of the one work that the file holds, without front matter. */
export async function bodyOf(name: string, contents: string | Uint8Array): Promise<string> {
  const [work] = await take(name, contents)
  return bodyIn(work?.text ?? '')
}

export const bodyIn = (file: string) => file.replace(/^---\n.*?\n---\n\n/s, '')

/** `problem: remedy` of each fault, the file's name apart. */
export async function complaints(
  name: string,
  contents: string | Uint8Array,
): Promise<readonly string[]> {
  const result = await importWorks([await fileWith(name, contents)], [])
  return 'faults' in result
    ? result.faults.map(({ problem, remedy }) => `${problem}: ${remedy}`)
    : []
}

/** The lines of `text` in a column `width` characters wide. */
export function columns(text: string, width: number): readonly string[] {
  const chars = [...text]
  return Array.from({ length: Math.ceil(chars.length / width) }, (_, index) =>
    chars.slice(index * width, (index + 1) * width).join(''),
  )
}
