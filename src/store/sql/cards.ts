import type { Kysely } from 'kysely'
import type { Card, Cards } from '../study.ts'
import { millis, type Tables } from './tables.ts'

export function sqlCards(db: Kysely<Tables>): Cards {
  const of = (reader: string) => db.selectFrom('cards').selectAll().where('reader', '=', reader)
  return {
    find: async (reader, quiz) => {
      const row = await of(reader).where('quiz', '=', quiz).executeTakeFirst()
      return row && cardIn(row)
    },
    put: async ({ reader, quiz, state, dueAtMs }) => {
      await db
        .insertInto('cards')
        .values({ reader, quiz, state, due_at_ms: dueAtMs })
        .onConflict(there =>
          there.columns(['reader', 'quiz']).doUpdateSet({ state, due_at_ms: dueAtMs }),
        )
        .execute()
    },
    due: async (reader, atMs, limit) => {
      const rows = await of(reader)
        .where('due_at_ms', '<=', atMs)
        .orderBy('due_at_ms')
        .orderBy('quiz')
        .limit(limit)
        .execute()
      return rows.map(cardIn)
    },
    all: async reader => (await of(reader).orderBy('quiz').execute()).map(cardIn),
  }
}

const cardIn = ({ reader, quiz, state, due_at_ms }: Tables['cards']): Card => ({
  reader,
  quiz,
  state,
  dueAtMs: millis(due_at_ms),
})
