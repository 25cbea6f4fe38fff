import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Work } from '../passage.ts'
import { checkTogether } from './check.ts'
import { codeOf } from './error-code.ts'
import { CorpusError, type Fault } from './fault.ts'
import { type Glossary, parseGlossary } from './glossary.ts'
import { parseWorkFile } from './work-file.ts'

/** Everything that can be quoted, and the other names of its terms. Readonly once loaded. */
export interface Corpus {
  readonly works: readonly Work[]
  readonly glossary: Glossary
}

/** Files of a corpus folder that hold no work. */
const isWorkFile = (name: string) => name.endsWith('.md') && !/^(readme|_)/i.test(name)

/**
 * Loads every `.md` file of `dir`, in the order of their names, and `glossary.yaml` if there is one.
 *
 * @throws CorpusError with every fault of every file; nothing half-loaded comes back.
 */
export async function loadCorpus(dir: string): Promise<Corpus> {
  const names = await readdir(dir).catch((cause: unknown) => {
    throw new CorpusError([folderFault(dir, `cannot be read (${codeOf(cause)})`)])
  })
  const files = names.filter(isWorkFile).sort()
  if (files.length === 0) throw new CorpusError([folderFault(dir, 'holds no work')])
  const faults: Fault[] = []
  const works: { readonly path: string; readonly work: Work; readonly source: string }[] = []
  for (let from = 0; from < files.length; from += readTogether) {
    const paths = files.slice(from, from + readTogether).map(name => join(dir, name))
    for (const { path, bytes } of await Promise.all(paths.map(readBytes))) {
      const source = textOf(path, bytes, faults)
      if (source === undefined) continue
      const parsed = parseWorkFile(source, path)
      if ('faults' in parsed) faults.push(...parsed.faults)
      else works.push({ path, work: parsed.work, source })
    }
  }
  faults.push(...checkTogether(works))
  const glossary = await loadGlossary(dir, names, faults)
  if (faults.length > 0) throw new CorpusError(faults)
  return { works: works.map(({ work }) => work), glossary }
}

async function loadGlossary(
  dir: string,
  names: readonly string[],
  faults: Fault[],
): Promise<Glossary> {
  if (!names.includes('glossary.yaml')) return []
  const path = join(dir, 'glossary.yaml')
  const source = textOf(path, (await readBytes(path)).bytes, faults)
  const parsed = source === undefined ? { faults: [] } : parseGlossary(source, path)
  if ('glossary' in parsed) return parsed.glossary
  faults.push(...parsed.faults)
  return []
}

/** So many files are read at a time: a folder may hold more than a process may open. */
const readTogether = 32

/** What a file holds, or why it cannot be read. */
const readBytes = async (path: string) => ({
  path,
  bytes: await readFile(path).catch((error: unknown) => ({ unreadable: codeOf(error) })),
})

/** The file's text, or `undefined` with the fault recorded. */
function textOf(
  path: string,
  bytes: Awaited<ReturnType<typeof readBytes>>['bytes'],
  faults: Fault[],
): string | undefined {
  if ('unreadable' in bytes) {
    const problem = `cannot be read (${bytes.unreadable})`
    faults.push({ file: path, line: 1, problem, remedy: 'check that it is a file and may be read' })
    return undefined
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const remedy = 'save the file as UTF-8, or take it in with `npm run corpus -- import`'
    faults.push({ file: path, line: 1, problem: 'not UTF-8', remedy })
    return undefined
  }
}

const folderFault = (file: string, problem: string): Fault => ({
  file,
  line: 1,
  problem: `the corpus folder ${problem}`,
  remedy: 'name a folder with at least one corpus file (.md) in CORPUS_DIR or with --corpus',
})
