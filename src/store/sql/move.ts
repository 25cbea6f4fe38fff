import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'
import { lengthOf, within } from './within.ts'

/** Carries all rooms within `from` over to `to`; what is there already stays. */
export async function moveRooms(trx: Kysely<Tables>, from: string, to: string): Promise<void> {
  await moveSettings(trx, from, to)
  // One a room at most: where there is one already, it stays, with its progress.
  const sessions = await trx.selectFrom('sessions').selectAll().where(within(from)).execute()
  for (const session of sessions) {
    const room = to + session.room.slice(from.length)
    const { numInsertedOrUpdatedRows: taken } = await trx
      .insertInto('sessions')
      .values({ ...session, room })
      .onConflict(there => there.column('room').doNothing())
      .executeTakeFirstOrThrow()
    if (taken === 0n) continue
    for (const table of ['session_passages', 'session_readers'] as const)
      await trx.updateTable(table).set({ room }).where('room', '=', session.room).execute()
  }
  const dailies = await trx.selectFrom('dailies').selectAll().where(within(from)).execute()
  for (const daily of dailies)
    await trx
      .insertInto('dailies')
      .values({ ...daily, room: to + daily.room.slice(from.length) })
      .onConflict(there => there.column('room').doNothing())
      .execute()
  await trx
    .insertInto('daily_slots')
    .columns(['room', 'slot_at_ms'])
    .expression(eb =>
      eb
        .selectFrom('daily_slots')
        .select([moved(from, to).as('room'), 'slot_at_ms'])
        .where(within(from)),
    )
    .onConflict(there => there.columns(['room', 'slot_at_ms']).doNothing())
    .execute()
  const shown = await trx
    .selectFrom('daily_passages')
    .select('room')
    .distinct()
    .where(within(from))
    .execute()
  for (const { room: before } of shown) {
    const room = to + before.slice(from.length)
    const round = await trx
      .selectFrom('daily_passages')
      .select('address')
      .where('room', '=', room)
      .executeTakeFirst()
    if (round) continue
    await trx.updateTable('daily_passages').set({ room }).where('room', '=', before).execute()
  }
  for (const table of ['polls', 'pins'] as const)
    await trx
      .updateTable(table)
      .set({ room: moved(from, to) })
      .where(within(from))
      .execute()
  for (const table of [
    ...(['sessions', 'session_passages', 'session_readers'] as const),
    ...(['dailies', 'daily_slots', 'daily_passages'] as const),
  ])
    await trx.deleteFrom(table).where(within(from)).execute()
}

const settings = [
  'locale',
  'reachable',
  'private',
  'style',
  'lead',
  'brackets',
  'question',
] as const

async function moveSettings(trx: Kysely<Tables>, from: string, to: string): Promise<void> {
  await trx
    .insertInto('rooms')
    .columns(['room', ...settings])
    .expression(eb =>
      eb
        .selectFrom('rooms')
        .select([moved(from, to).as('room'), ...settings])
        .where(within(from)),
    )
    .onConflict(there =>
      there.column('room').doUpdateSet(eb => ({
        locale: eb.fn.coalesce('rooms.locale', 'excluded.locale'),
        reachable: eb.fn.coalesce('rooms.reachable', 'excluded.reachable'),
        private: eb.fn.coalesce('rooms.private', 'excluded.private'),
        style: eb.fn.coalesce('rooms.style', 'excluded.style'),
        lead: eb.fn.coalesce('rooms.lead', 'excluded.lead'),
        brackets: eb.fn.coalesce('rooms.brackets', 'excluded.brackets'),
        question: eb.fn.coalesce('rooms.question', 'excluded.question'),
      })),
    )
    .execute()
  await trx.deleteFrom('rooms').where(within(from)).execute()
}

/** The room that a room within `from` becomes. */
const moved = (from: string, to: string) =>
  sql<string>`${to} || substr(room, ${lengthOf(from) + 1})`
