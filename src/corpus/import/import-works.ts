import { basename, extname, join } from 'node:path'
import { isWorkId } from '../../address.ts'
import type { Work } from '../../passage.ts'
import { reservedIds } from '../check.ts'
import { describeFault } from '../fault.ts'
import { parseWorkFile } from '../work-file.ts'
import { type Article, articlesOf } from './articles.ts'
import { asCorpusBlocks } from './block.ts'
import { ImportError } from './import-error.ts'
import { languageOf } from './language.ts'
import { outline } from './outline.ts'
import { type Contents, readContents } from './read-file.ts'
import { renderWork } from './render.ts'
import { type Titled, titleOf } from './title.ts'
import { workIdOf } from './work-id.ts'

/** A work that was found in a file, ready to be written. */
export interface ImportedWork {
  readonly work: Work
  /** The corpus file, front matter and all. */
  readonly text: string
  /** The file it came from, as the caller named it. */
  readonly from: string
  /** `UTF-8 text`, `GB18030 text`, `PDF`, `Word`. */
  readonly format: string
  /** `front matter` when the file was a corpus file already. */
  readonly titleFrom: Titled['from'] | 'front matter'
  /** Source lines and page numbers. */
  readonly leftOut: readonly string[]
}

/** Why one of several files was not taken in. */
export interface ImportFault {
  readonly file: string
  readonly problem: string
  readonly remedy: string
}

export type ImportResult =
  | { readonly works: readonly ImportedWork[] }
  | { readonly faults: readonly ImportFault[] }

/** An article on its way to becoming a work. */
interface Found {
  readonly path: string
  readonly format: string
  /** What the work is called when the person gives no id; fixed for a corpus file. */
  readonly id: string
  readonly article?: Article
  readonly plainHeadlines: boolean
  readonly corpusText: string
}

/**
 * The works in `paths`, in order. Nothing is written; when one file fails, every fault
 * of every file comes back instead.
 *
 * @param ids names for the works in that order; where empty, the files' names serve
 * @param begin is told of each file before it is worked on
 */
export async function importWorks(
  paths: readonly string[],
  ids: readonly string[],
  begin: (path: string) => void = () => {},
): Promise<ImportResult> {
  const faults: ImportFault[] = []
  const found: Found[] = []
  for (const path of paths) {
    begin(path)
    await collect(path, faults, async () => found.push(...(await findWorks(path))))
  }
  if (faults.length > 0) return { faults }
  const misfit = idFaults(ids, found)
  if (misfit.length > 0) return { faults: misfit }
  const works: ImportedWork[] = []
  for (const [index, each] of found.entries()) {
    begin(each.path)
    await collect(each.path, faults, async () =>
      works.push(await workOf(each, ids[index] ?? each.id)),
    )
  }
  return faults.length > 0 ? { faults } : { works }
}

async function collect(file: string, faults: ImportFault[], step: () => Promise<unknown>) {
  try {
    await step()
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    faults.push({ file, problem: error.problem, remedy: error.remedy })
  }
}

async function findWorks(path: string): Promise<readonly Found[]> {
  const contents = await readContents(path)
  const { format } = contents
  if (contents.kind === 'corpus file') {
    const { id } = parsedAsWritten(contents.text, path)
    return [{ path, format, id, plainHeadlines: false, corpusText: contents.text }]
  }
  const { extract } = contents
  const articles = articlesOf(asCorpusBlocks(extract.blocks))
  if (articles.length === 0) throw new ImportError('holds no text', 'check that it was saved')
  const stem = workIdOf(basename(path, extname(path)))
  return articles.map((article, index) => ({
    path,
    format,
    id: articles.length === 1 ? stem : `${stem}-${index + 1}`,
    article: withPageNumbers(article, index === 0 ? contents : undefined),
    plainHeadlines: extract.plainHeadlines,
    corpusText: '',
  }))
}

/** What the whole file left out is told once, with its first work. */
const withPageNumbers = (article: Article, contents: Contents | undefined): Article =>
  contents?.kind === 'document'
    ? { ...article, leftOut: [...article.leftOut, ...contents.extract.leftOut] }
    : article

function idFaults(ids: readonly string[], found: readonly Found[]): readonly ImportFault[] {
  if (ids.length === 0) return []
  const fault = (problem: string, remedy: string) => ({ file: '--id', problem, remedy })
  const unfit = ids.flatMap(id => {
    if (reservedIds.includes(id))
      return [fault(`"${id}" is the address of one of Zhangju’s own pages`, 'give another id')]
    if (isWorkId(id)) return []
    return [
      fault(
        `"${id}" cannot name a work`,
        'use lower-case Latin letters, digits and single hyphens, opening with a letter, at most 32',
      ),
    ]
  })
  if (unfit.length > 0) return unfit
  if (ids.length !== found.length) {
    const from = found.map(describeFound).join(', ')
    return [
      fault(
        `names ${count(ids.length)}, but the files hold ${count(found.length)}`,
        `name each in order: ${from}`,
      ),
    ]
  }
  return found.flatMap(({ corpusText, id, path }, index) =>
    corpusText !== '' && ids[index] !== id
      ? [
          fault(
            `"${ids[index]}" is not the id of ${path}, which says "${id}"`,
            'change the id in the file itself',
          ),
        ]
      : [],
  )
}

const count = (works: number) => `${works} ${works === 1 ? 'work' : 'works'}`

function describeFound({ path, article, id, plainHeadlines }: Found): string {
  const title = article ? titleOf(article.blocks, plainHeadlines).title : id
  return `《${[...title].slice(0, 16).join('')}》 (${basename(path)})`
}

async function workOf(found: Found, id: string): Promise<ImportedWork> {
  const { path, format, article, corpusText } = found
  if (article === undefined) {
    const work = parsedAsWritten(corpusText, path)
    return { work, text: corpusText, from: path, format, titleFrom: 'front matter', leftOut: [] }
  }
  const { title, from, blocks } = titleOf(article.blocks, found.plainHeadlines)
  const language = await languageOf(blocks.map(block => block.text).join(''))
  const text = renderWork({ id, title, source: article.source, language }, outline(blocks))
  return {
    work: parsed(text, path),
    text,
    from: path,
    format,
    titleFrom: from,
    leftOut: article.leftOut,
  }
}

/** Reads back what is about to be written, so that no import makes a file that the check refuses. */
function parsed(text: string, path: string): Work {
  const result = parseWorkFile(text, path)
  if ('work' in result) return result.work
  const [first] = result.faults
  if (!first) throw new ImportError('holds no text', 'check that it was saved')
  throw new ImportError(first.problem, first.remedy, { cause: result.faults.map(describeFault) })
}

/** A corpus file's own faults, which have lines to go to. */
function parsedAsWritten(text: string, path: string): Work {
  const result = parseWorkFile(text, path)
  if ('work' in result) return result.work
  const problems = result.faults.map(({ line, problem }) => `line ${line}: ${problem}`)
  const remedies = new Set(result.faults.map(({ remedy }) => remedy))
  throw new ImportError(problems.join('; '), [...remedies].join('; '))
}

/** Where a work's file stands in the folder `dir`. */
export const fileOf = (dir: string, { work }: ImportedWork) => join(dir, `${work.id}.md`)
