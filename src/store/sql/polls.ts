import type { Kysely } from 'kysely'
import { byScore } from '../score.ts'
import type { PollAnswer, Polls, TakenChoice } from '../store.ts'
import type { Tables } from './tables.ts'

export function sqlPolls(db: Kysely<Tables>): Polls {
  return {
    open: async ({ id, room, quiz, correct }, atMs) => {
      await db
        .insertInto('polls')
        .values({ id, room, quiz, correct, opened_at_ms: atMs })
        .onConflict(there => there.column('id').doNothing())
        .execute()
    },
    find: id =>
      db
        .selectFrom('polls')
        .select(['id', 'room', 'quiz', 'correct'])
        .where('id', '=', id)
        .executeTakeFirst(),
    answer: (answer, atMs) => db.transaction().execute(trx => take(trx, answer, atMs)),
    answers: poll =>
      db
        .selectFrom('answers')
        .select(['reader', 'choice'])
        .where('poll', '=', poll)
        .orderBy('place')
        .orderBy('reader')
        .execute(),
    score: async (room, sinceMs) => {
      const rows = await db
        .selectFrom('answers')
        .innerJoin('polls', 'polls.id', 'answers.poll')
        .select(eb => [
          'answers.reader',
          eb.fn.countAll().as('answered'),
          eb.fn
            .sum(
              eb.case().when('answers.choice', '=', eb.ref('polls.correct')).then(1).else(0).end(),
            )
            .as('right'),
        ])
        .where('polls.room', '=', room)
        .where('answers.answered_at_ms', '>=', sinceMs)
        .groupBy('answers.reader')
        .execute()
      return rows
        .map(({ reader, answered, right }) => ({
          reader,
          answered: Number(answered),
          right: Number(right),
        }))
        .sort(byScore)
    },
  }
}

async function take(
  trx: Kysely<Tables>,
  { poll, reader, choice }: PollAnswer,
  atMs: number,
): Promise<TakenChoice | undefined> {
  const there = await trx
    .selectFrom('polls')
    .leftJoin('answers', join =>
      join.onRef('answers.poll', '=', 'polls.id').on('answers.reader', '=', reader),
    )
    .select('answers.choice')
    .where('polls.id', '=', poll)
    .executeTakeFirst()
  if (there === undefined) return undefined
  if (there.choice !== null) return { choice: there.choice, isFirst: false }
  const last = await trx
    .selectFrom('answers')
    .select(eb => eb.fn.max<number | null>('place').as('place'))
    .where('poll', '=', poll)
    .executeTakeFirst()
  const place = (last?.place ?? 0) + 1
  await trx
    .insertInto('answers')
    .values({ poll, reader, choice, place, answered_at_ms: atMs })
    .execute()
  return { choice, isFirst: true }
}
