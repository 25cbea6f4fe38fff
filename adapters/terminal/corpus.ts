import { isAbsolute, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { CorpusError, describeFault } from '../../src/corpus/fault.ts'
import { importApart } from '../../src/corpus/import/apart.ts'
import { type ImportFault, importWorks } from '../../src/corpus/import/import-works.ts'
import { charactersIn, plural, reportWork } from '../../src/corpus/import/report.ts'
import { saveWorks } from '../../src/corpus/import/save-works.ts'
import { loadCorpus } from '../../src/corpus/load.ts'
import { buildIndex } from '../../src/library.ts'

const usage = `Brings texts into the corpus, and checks the corpus.

  npm run corpus -- import FILE… [--out DIR] [--id ID,ID…] [--force]
      turns .txt, .md, .html, .docx and .pdf files into corpus Markdown
      --out DIR    the folder to write to (corpus)
      --id ID,…    names for the works in the order they are found (else from the files' names)
      --force      write over files that hold something else

  npm run corpus -- check [--corpus DIR]
      lists every fault of the folder's files as file:line: problem: remedy
      --corpus DIR the folder to check (corpus)

  npm run corpus -- build [--corpus DIR]
      writes the search index beside the texts, so that a large corpus starts at once;
      a start makes it anew when the texts have changed
      --corpus DIR the folder of the texts (corpus)
`

/** The terminal that the tool talks to. */
export interface Terminal {
  /** Where the person stands: their paths are relative to it. Absolute. */
  readonly standsIn: string
  /** The project's folder, which holds `corpus`. Absolute. */
  readonly project: string
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  /** How files are read: here, unless a thread of its own is wanted. */
  readonly importWorks?: typeof importApart
}

/** Runs the tool. Gives the exit code: 0 when all went well, 1 when something was wrong, 2 for a misuse. */
export async function corpusTool(args: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parse(args)
  if (typeof parsed === 'string') {
    terminal.complain(`${parsed}: see npm run corpus -- --help`)
    return 2
  }
  const { values, positionals } = parsed
  const [task, ...files] = positionals
  if (values.help || task === undefined) {
    terminal.print(usage)
    return 0
  }
  const folder = (given: string | undefined) =>
    given === undefined ? resolve(terminal.project, 'corpus') : resolve(terminal.standsIn, given)
  if (task === 'check' && files.length === 0) return check(folder(values.corpus), terminal)
  if (task === 'build' && files.length === 0) return build(folder(values.corpus), terminal)
  if (task === 'import' && files.length > 0) {
    const ids = values.id?.split(',').map(id => id.trim()) ?? []
    return bringIn({ files, ids, dir: folder(values.out), force: values.force }, terminal)
  }
  terminal.complain(
    task === 'import'
      ? 'import: no file named: npm run corpus -- import FILE…'
      : `${args.join(' ')}: not understood: see npm run corpus -- --help`,
  )
  return 2
}

/** The arguments, or what is wrong with them. */
function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        id: { type: 'string' },
        force: { type: 'boolean', default: false },
        corpus: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    if (error instanceof TypeError) return error.message.split('. ')[0] ?? error.message
    throw error
  }
}

async function check(dir: string, terminal: Terminal): Promise<number> {
  try {
    const { works, glossary } = await loadCorpus(dir)
    for (const { id, sections } of works) {
      const passages = sections.reduce((sum, section) => sum + section.passages.length, 0)
      const characters = sections.reduce((sum, section) => sum + charactersIn(section), 0)
      terminal.print(
        `${id}: ${plural(sections.length, 'section')}, ${plural(passages, 'passage')}, ${plural(characters, 'character')}`,
      )
    }
    if (glossary.length > 0) terminal.print(`glossary: ${plural(glossary.length, 'term')}`)
    return 0
  } catch (error) {
    return complainOfCorpus(error, dir, terminal)
  }
}

async function build(dir: string, terminal: Terminal): Promise<number> {
  try {
    const { path, library } = await buildIndex(dir)
    terminal.print(`${shown(path, terminal)}: ${plural(library.passages.length, 'passage')}`)
    return 0
  } catch (error) {
    return complainOfCorpus(error, dir, terminal)
  }
}

/** Lists the faults of the folder's files; throws what is none. */
function complainOfCorpus(error: unknown, dir: string, terminal: Terminal): number {
  if (!(error instanceof CorpusError)) throw error
  for (const fault of error.faults) {
    const line = describeFault({ ...fault, file: shown(fault.file, terminal) })
    terminal.complain(line.replaceAll(dir + sep, shown(dir, terminal) + sep))
  }
  return 1
}

interface Task {
  readonly files: readonly string[]
  readonly ids: readonly string[]
  /** Absolute. */
  readonly dir: string
  readonly force: boolean
}

async function bringIn({ files, ids, dir, force }: Task, terminal: Terminal): Promise<number> {
  const paths = files.map(file => resolve(terminal.standsIn, file))
  const imported = await (terminal.importWorks ?? importWorks)(paths, ids)
  if ('faults' in imported) return complainOf(imported.faults, terminal)
  const { works } = imported
  const result = await saveWorks(works, dir, force)
  if ('faults' in result) return complainOf(result.faults, terminal)
  result.saved.forEach(({ file, outcome }, index) => {
    const work = works[index]
    if (!work) return
    const from = shown(work.from, terminal)
    const lines = reportWork({ ...work, from }, shown(file, terminal), outcome)
    terminal.print(`${lines.join('\n')}\n`)
  })
  return 0
}

function complainOf(faults: readonly ImportFault[], terminal: Terminal): number {
  for (const { file, problem, remedy } of faults) {
    terminal.complain(`${shown(file, terminal)}: ${problem}: ${remedy}`)
  }
  return 1
}

/** A path as the person would type it. */
const shown = (path: string, { standsIn }: Terminal) =>
  isAbsolute(path) ? relative(standsIn, path) || '.' : path

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // npm runs scripts in the project's folder and says here where the person stood.
  const project = process.cwd()
  process.exitCode = await corpusTool(process.argv.slice(2), {
    standsIn: process.env['INIT_CWD'] ?? project,
    project,
    print: text => process.stdout.write(`${text}\n`),
    complain: text => process.stderr.write(`${text}\n`),
    importWorks: importApart,
  })
}
