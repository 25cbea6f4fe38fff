import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { codeOf } from '../error-code.ts'
import { fileOf, type ImportedWork, type ImportFault } from './import-works.ts'

/** What became of a work's file. */
export interface Saved {
  readonly file: string
  readonly outcome: 'written' | 'unchanged'
}

/**
 * Writes the works into `dir`, each beside its place first and then moved there, so that
 * no half-written file is ever read. Nothing is written when a file is in the way.
 *
 * @param force write over files that hold something else
 */
export async function saveWorks(
  works: readonly ImportedWork[],
  dir: string,
  force: boolean,
): Promise<{ readonly saved: readonly Saved[] } | { readonly faults: readonly ImportFault[] }> {
  const files = works.map(work => ({ file: fileOf(dir, work), work }))
  const faults: ImportFault[] = []
  const saved: Saved[] = []
  const claimed = new Map<string, string>()
  for (const { file, work } of files) {
    const holder = claimed.get(file)
    claimed.set(file, work.from)
    if (holder !== undefined) {
      faults.push({
        file: work.from,
        problem: `would be written to ${basename(file)}, as would ${basename(holder)}`,
        remedy: 'name the works apart with --id',
      })
      continue
    }
    const existing = await readIfThere(file)
    const outcome = existing === work.text ? 'unchanged' : 'written'
    if (existing !== undefined && outcome === 'written' && !force) {
      faults.push({
        file,
        problem: 'exists and holds something else',
        remedy: 'give the work another name with --id, or write over it with --force',
      })
    }
    saved.push({ file, outcome })
  }
  if (faults.length > 0) return { faults }
  try {
    await mkdir(dir, { recursive: true })
    for (const { file, work } of files) await replace(file, work.text)
  } catch (cause) {
    return {
      faults: [
        {
          file: dir,
          problem: `cannot be written (${codeOf(cause)})`,
          remedy: 'name another folder with --out',
        },
      ],
    }
  }
  return { saved }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return undefined
  }
}

async function replace(file: string, text: string): Promise<void> {
  const beside = `${file}.new`
  try {
    await writeFile(beside, text)
    await rename(beside, file)
  } finally {
    await rm(beside, { force: true })
  }
}
