import type { Kysely } from 'kysely'
import {
  type Archive,
  type ArchivedWording,
  eachOnce,
  type Wording,
  wordingId,
} from '../archive.ts'
import { millis, type Tables } from './tables.ts'

/** So many wordings are handed over in one statement: their values stay far below what a statement may hold. */
const batch = 500

export const sqlArchive = (db: Kysely<Tables>): Archive => ({
  keep: (wordings, atMs) => db.transaction().execute(trx => keep(trx, eachOnce(wordings), atMs)),
  wording: async (address, hash) => {
    const row = await db
      .selectFrom('wordings')
      .selectAll()
      .where('id', '=', wordingId({ address, hash }))
      .executeTakeFirst()
    return row && wordingIn(row)
  },
  latest: async address => {
    const row = await db
      .selectFrom('wordings')
      .selectAll()
      .where('address', '=', address)
      .orderBy('last_seen_at_ms', 'desc')
      .orderBy('first_seen_at_ms', 'desc')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    return row && wordingIn(row)
  },
})

/** A text that is kept already is not written again: nearly all are, at nearly every start. */
async function keep(
  trx: Kysely<Tables>,
  wordings: readonly Wording[],
  atMs: number,
): Promise<number> {
  let added = 0
  for (const some of inBatches(wordings)) {
    const ids = some.map(wordingId)
    const rows = await trx
      .selectFrom('wordings')
      .select(['id', 'language', 'citation_zh', 'citation_en'])
      .where('id', 'in', ids)
      .execute()
    const there = new Map(rows.map(row => [row.id, row]))
    if (there.size > 0)
      await trx
        .updateTable('wordings')
        .set({ last_seen_at_ms: atMs })
        .where('id', 'in', [...there.keys()])
        .where('last_seen_at_ms', '<', atMs)
        .execute()
    // Its title, or the headings before it, may be others now.
    for (const wording of some) {
      const cited = citedAs(wording)
      const row = there.get(wordingId(wording))
      if (row === undefined || isSame(row, cited)) continue
      await trx.updateTable('wordings').set(cited).where('id', '=', row.id).execute()
    }
    const fresh = some.filter(wording => !there.has(wordingId(wording)))
    if (fresh.length === 0) continue
    const result = await trx
      .insertInto('wordings')
      .values(fresh.map(wording => rowOf(wording, atMs)))
      // On PostgreSQL another process may have come first.
      .onConflict(row => row.column('id').doNothing())
      .executeTakeFirst()
    added += Number(result.numInsertedOrUpdatedRows ?? 0n)
  }
  return added
}

function* inBatches(wordings: readonly Wording[]): Iterable<readonly Wording[]> {
  for (let at = 0; at < wordings.length; at += batch) yield wordings.slice(at, at + batch)
}

const citedAs = ({ language, citation }: Wording) => ({
  language,
  citation_zh: citation.zh,
  citation_en: citation.en,
})

type Cited = ReturnType<typeof citedAs>

const isSame = (one: Cited, other: Cited) =>
  one.language === other.language &&
  one.citation_zh === other.citation_zh &&
  one.citation_en === other.citation_en

const rowOf = (wording: Wording, atMs: number): Tables['wordings'] => ({
  id: wordingId(wording),
  address: wording.address,
  hash: wording.hash,
  text: wording.text,
  ...citedAs(wording),
  first_seen_at_ms: atMs,
  last_seen_at_ms: atMs,
})

const wordingIn = (row: Tables['wordings']): ArchivedWording => ({
  address: row.address,
  hash: row.hash,
  text: row.text,
  language: row.language,
  citation: { zh: row.citation_zh, en: row.citation_en },
  firstSeenMs: millis(row.first_seen_at_ms),
  lastSeenMs: millis(row.last_seen_at_ms),
})
