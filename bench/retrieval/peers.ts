import type { Document } from './tasks.ts'

/** A system that was built over a task's documents: the ids of those that it finds, best first. */
export type Ask = (
  question: string,
  limit: number,
) => readonly number[] | Promise<readonly number[]>

/** Builds a system over documents. Packages are loaded in it, so that memory and time are each system's own. */
export type Build = (documents: readonly Document[]) => Promise<Ask>

async function miniSearch(
  documents: readonly Document[],
  tokenize?: (text: string) => string[],
): Promise<Ask> {
  const { default: MiniSearch } = await import('minisearch')
  const index = new MiniSearch<Document>({ fields: ['text'], ...(tokenize && { tokenize }) })
  index.addAll(documents)
  return (question, limit) =>
    index
      .search(question)
      .slice(0, limit)
      .map(({ id }) => Number(id))
}

async function jiebaWords(): Promise<(text: string) => string[]> {
  const { default: jieba } = await import('nodejieba')
  return text => jieba.cutForSearch(text)
}

/** Words of letters and digits in double quotes, any of which may match: what FTS5 takes for a query. */
const anyOf = (words: readonly string[]) =>
  [...new Set(words.filter(word => /[\p{L}\p{N}]/u.test(word)))]
    .map(word => `"${word.replaceAll('"', '""')}"`)
    .join(' OR ')

async function fts5(
  documents: readonly Document[],
  tokenizer: string,
  indexed: (text: string) => string,
  asked: (text: string) => string,
): Promise<Ask> {
  const { default: Database } = await import('better-sqlite3')
  const database = new Database(':memory:')
  database.exec(`CREATE VIRTUAL TABLE t USING fts5(text, tokenize = '${tokenizer}')`)
  const insert = database.prepare('INSERT INTO t (rowid, text) VALUES (?, ?)')
  database.transaction(() => {
    for (const { id, text } of documents) insert.run(id + 1, indexed(text))
  })()
  const select = database
    .prepare<[string, number], number>(
      'SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT ?',
    )
    .pluck()
  return (question, limit) => {
    const match = asked(question)
    return match === '' ? [] : select.all(match, limit).map(row => row - 1)
  }
}

/** Each three neighbouring characters, as the trigram tokenizer cuts the text itself. */
const trigrams = (text: string) => {
  const chars = [...text]
  return chars.slice(2).map((_, at) => chars.slice(at, at + 3).join(''))
}

/** What a user would pick instead, each as its documentation says for Chinese. */
export const peers: Readonly<Record<string, Build>> = {
  'MiniSearch, its own tokenizer': documents => miniSearch(documents),
  'MiniSearch + jieba, defaults': async documents => miniSearch(documents, await jiebaWords()),
  'Orama, Mandarin tokenizer': async documents => {
    const orama = await import('@orama/orama')
    const { createTokenizer } = await import('@orama/tokenizers/mandarin')
    const index = await orama.create({
      schema: { id: 'string', text: 'string' },
      components: { tokenizer: await createTokenizer() },
    })
    await orama.insertMultiple(
      index,
      documents.map(({ id, text }) => ({ id: String(id), text })),
    )
    return async (question, limit) => {
      const { hits } = await orama.search(index, { term: question, limit })
      return hits.map(({ id }) => Number(id))
    }
  },
  'FlexSearch, CJK encoder': async documents => {
    const { Index, Charset } = await import('flexsearch')
    const index = new Index({ encoder: Charset.CJK, tokenize: 'forward' })
    for (const { id, text } of documents) index.add(id, text)
    // Without `suggest` every character of a question would have to be there.
    return (question, limit) => index.search(question, { limit, suggest: true }).map(Number)
  },
  'SQLite FTS5, trigram': documents =>
    fts5(
      documents,
      'trigram',
      text => text,
      question => anyOf(trigrams(question)),
    ),
  'SQLite FTS5 over jieba words': async documents => {
    const words = await jiebaWords()
    return fts5(
      documents,
      'unicode61',
      text => words(text).join(' '),
      question => anyOf(words(question)),
    )
  },
}
