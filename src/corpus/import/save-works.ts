import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { codeOf } from '../error-code.ts'
import { fileOf, type ImportedWork, type ImportFault } from './import-works.ts'

/** What became of a work's file. */
export interface Saved {
  readonly file: string
  readonly outcome: 'written' | 'unchanged'
}

/**
 * Writes the works into `dir`, all beside their places first and then moved there, so that
 * no half-written file is ever read, and a full disk leaves what was there as it was.
 * Nothing is written when a file is in the way.
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
    await replaceAll(files, dir)
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

/** `undefined`: there is nothing; empty where something other than a file is in the way. */
async function readIfThere(file: string): Promise<string | undefined> {
  try {
    // A pipe or a device would never come to an end.
    return (await stat(file)).isFile() ? await readFile(file, 'utf8') : ''
  } catch {
    return undefined
  }
}

interface Placed {
  readonly file: string
  readonly work: ImportedWork
}

/** @param dir the folder that the files are in */
async function replaceAll(files: readonly Placed[], dir: string): Promise<void> {
  const beside = (file: string) => `${file}.new`
  try {
    for (const { file, work } of files) await writeAnew(beside(file), work.text)
    for (const { file } of files) await rename(beside(file), file)
    await flush(dir)
  } finally {
    for (const { file } of files) await rm(beside(file), { force: true })
  }
}

/** Written to the disk itself, so that a loss of power cannot leave the name without the words. */
async function writeAnew(path: string, text: string): Promise<void> {
  await rm(path, { force: true })
  // wx: a link that someone puts there meanwhile is not written through.
  const handle = await open(path, 'wx')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The folder's list of names; a system that cannot flush a folder keeps it by itself. */
async function flush(dir: string): Promise<void> {
  const handle = await open(dir, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
