import type { Kysely } from 'kysely'
import { citationStyles } from '../../cite.ts'
import { locales } from '../../passage.ts'
import { leads, type RoomChange, type RoomKept, type RoomSettings, type Rooms } from '../store.ts'
import { areApart } from '../within.ts'
import { moveRooms } from './move.ts'
import type { Tables } from './tables.ts'
import { within } from './within.ts'

export function sqlRooms(db: Kysely<Tables>): Rooms {
  const find = (room: string) =>
    db.selectFrom('rooms').selectAll().where('room', '=', room).executeTakeFirst()
  const put = async (room: string, row: Partial<Omit<Tables['rooms'], 'room'>>) => {
    await db
      .insertInto('rooms')
      .values({ room, ...row })
      .onConflict(there => there.column('room').doUpdateSet(row))
      .execute()
  }
  return {
    settings: async room => settingsIn(await find(room)),
    change: async (room, changed) => {
      const row = rowOf(changed)
      if (Object.keys(row).length > 0) await put(room, row)
    },
    reachable: async room => (await find(room))?.reachable !== 0,
    setReachable: (room, reachable) => put(room, { reachable: reachable ? 1 : 0 }),
    move: async (from, to) => {
      if (areApart(from, to)) await db.transaction().execute(trx => moveRooms(trx, from, to))
    },
    clear: room => db.transaction().execute(trx => clear(trx, room)),
  }
}

/** What a later version taught and this one does not know is not chosen. */
function settingsIn(row: Tables['rooms'] | undefined): RoomSettings {
  if (row === undefined) return {}
  const locale = locales.find(locale => locale === row.locale)
  const style = citationStyles.find(style => style === row.style)
  const lead = leads.find(lead => lead === row.lead)
  return {
    ...(locale && { locale }),
    ...(style && { style }),
    ...(lead && { lead }),
    ...(row.private !== null && { isPrivate: row.private === 1 }),
    ...(row.brackets !== null && { brackets: row.brackets === 1 }),
    ...(row.question !== null && { question: row.question }),
  }
}

function rowOf(changed: RoomChange): Partial<Omit<Tables['rooms'], 'room'>> {
  const bit = (value: boolean | undefined) => (value === undefined ? null : value ? 1 : 0)
  return {
    ...('locale' in changed && { locale: changed.locale ?? null }),
    ...('style' in changed && { style: changed.style ?? null }),
    ...('lead' in changed && { lead: changed.lead ?? null }),
    ...('isPrivate' in changed && { private: bit(changed.isPrivate) }),
    ...('brackets' in changed && { brackets: bit(changed.brackets) }),
    ...('question' in changed && { question: changed.question ?? null }),
  }
}

async function clear(trx: Kysely<Tables>, room: string): Promise<RoomKept> {
  const rows = await trx.selectFrom('rooms').selectAll().where(within(room)).execute()
  const settings = rows.reduce((sum, row) => sum + Object.keys(settingsIn(row)).length, 0)
  // Whether a room can be written to is nothing that it chose.
  await trx
    .updateTable('rooms')
    .set({ locale: null, style: null, lead: null, private: null, brackets: null, question: null })
    .where(within(room))
    .execute()
  const polls = trx.selectFrom('polls').select('id').where(within(room))
  await trx.deleteFrom('answers').where('poll', 'in', polls).execute()
  const count = async (table: 'polls' | 'sessions' | 'pins' | 'dailies') =>
    Number((await trx.deleteFrom(table).where(within(room)).executeTakeFirst()).numDeletedRows)
  const kept = {
    settings,
    quizzes: await count('polls'),
    sessions: await count('sessions'),
    pins: await count('pins'),
    dailies: await count('dailies'),
  }
  for (const table of ['session_passages', 'session_readers', 'daily_passages'] as const)
    await trx.deleteFrom(table).where(within(room)).execute()
  return kept
}
