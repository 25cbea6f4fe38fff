import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Corpus } from '../../corpus/load.ts'
import { segmentation } from '../segment/segment.ts'
import type { SavedIndex } from './text-index.ts'

/** To be raised when the same corpus is indexed in another way: folding, tokens, fields, or this file's own form. */
const indexVersion = 6

/** The file's first bytes; behind them stand the key, the content's hash, and the content. */
const magic = Buffer.from('zhangju index\n')
const hashBytes = 32

/** The index file of a corpus folder. */
export const indexPath = (dir: string) => join(dir, 'search.index')

/** What a file beside a corpus came to: the index, or why it cannot be used. */
export type ReadIndex =
  | { readonly kind: 'fits'; readonly index: SavedIndex }
  | { readonly kind: 'absent' }
  /** It was made of another corpus, or by another version. */
  | { readonly kind: 'stale' }
  /** It is no index, or not as it was written. */
  | { readonly kind: 'damaged' }

/** Reads the index beside the corpus of `dir` if it was made of just this corpus. */
export async function readIndex(dir: string, corpus: Corpus): Promise<ReadIndex> {
  const file = await readFile(indexPath(dir)).catch(() => undefined)
  if (file === undefined) return { kind: 'absent' }
  const keyEnd = magic.length + hashBytes
  const contentStart = keyEnd + hashBytes
  if (!file.subarray(0, magic.length).equals(magic)) return { kind: 'damaged' }
  const content = file.subarray(contentStart)
  if (!hashOf(content).equals(file.subarray(keyEnd, contentStart))) return { kind: 'damaged' }
  if (!keyOf(corpus).equals(file.subarray(magic.length, keyEnd))) return { kind: 'stale' }
  // The hash says that these are the bytes that `writeIndex` wrote.
  const index: SavedIndex = deserialize(content)
  return { kind: 'fits', index }
}

/** Writes the index beside the corpus and gives its path; whoever reads it meanwhile has the old one or the new one. */
export async function writeIndex(dir: string, corpus: Corpus, index: SavedIndex): Promise<string> {
  const content = serialize(index)
  const path = indexPath(dir)
  const draft = `${path}.${process.pid}.draft`
  await writeFile(draft, Buffer.concat([magic, keyOf(corpus), hashOf(content), content]))
  await rename(draft, path)
  return path
}

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest()

/** A hash of all that an index is made of: the texts, the names that are words, the way of indexing. */
function keyOf({ works, glossary }: Corpus): Buffer {
  const hash = createHash('sha256')
  // Parts are ended by a character that no corpus file may hold.
  const add = (part: string) => hash.update(`${part}\0`)
  add(`${indexVersion} ${segmentation()}`)
  for (const { term, also } of glossary) add([term, ...also].join('\n'))
  for (const { title, sections } of works) {
    add(title.zh)
    for (const { heading, passages } of sections) {
      add(`${heading}\n${passages.length}`)
      add(passages.map(({ text }) => text).join('\0'))
    }
  }
  return hash.digest()
}
