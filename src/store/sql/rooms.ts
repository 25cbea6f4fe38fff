import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import { locales } from '../../passage.ts'
import type { Rooms } from '../store.ts'
import { areApart } from '../within.ts'
import type { Tables } from './tables.ts'

/** One thing that a room chose or was found to be. */
type Chosen = Partial<Pick<Tables['rooms'], 'locale' | 'reachable' | 'private'>>

export function sqlRooms(db: Kysely<Tables>): Rooms {
  const find = (room: string) =>
    db
      .selectFrom('rooms')
      .select(['locale', 'reachable', 'private'])
      .where('room', '=', room)
      .executeTakeFirst()
  const set = async (room: string, chosen: Chosen) => {
    await db
      .insertInto('rooms')
      .values({ room, ...chosen })
      .onConflict(there => there.column('room').doUpdateSet(chosen))
      .execute()
  }
  return {
    locale: async room => {
      const kept = await find(room)
      // A language that a later version taught and this one does not speak is none.
      return locales.find(locale => locale === kept?.locale)
    },
    setLocale: (room, locale) => set(room, { locale }),
    isPrivate: async room => (await find(room))?.private === 1,
    setPrivate: (room, isPrivate) => set(room, { private: isPrivate ? 1 : 0 }),
    reachable: async room => (await find(room))?.reachable !== 0,
    setReachable: (room, reachable) => set(room, { reachable: reachable ? 1 : 0 }),
    move: async (from, to) => {
      if (areApart(from, to)) await db.transaction().execute(trx => move(trx, from, to))
    },
  }
}

async function move(trx: Kysely<Tables>, from: string, to: string): Promise<void> {
  await trx
    .insertInto('rooms')
    .columns(['room', 'locale', 'reachable', 'private'])
    .expression(eb =>
      eb
        .selectFrom('rooms')
        .select([moved(from, to).as('room'), 'locale', 'reachable', 'private'])
        .where(within(from)),
    )
    .onConflict(there =>
      there.column('room').doUpdateSet(eb => ({
        locale: eb.fn.coalesce('rooms.locale', 'excluded.locale'),
        reachable: eb.fn.coalesce('rooms.reachable', 'excluded.reachable'),
        private: eb.fn.coalesce('rooms.private', 'excluded.private'),
      })),
    )
    .execute()
  await trx.deleteFrom('rooms').where(within(from)).execute()
  await trx
    .updateTable('polls')
    .set({ room: moved(from, to) })
    .where(within(from))
    .execute()
}

/** SQL counts a text's characters in code points. */
const lengthOf = (text: string) => [...text].length

/** `isWithin` in SQL: not by `like`, to which a room's `%` or `_` is any text and, in SQLite, `A` is `a`. */
const within = (place: string) => (eb: ExpressionBuilder<Tables, 'rooms' | 'polls'>) => {
  const inside = `${place}/`
  return eb.or([eb('room', '=', place), eb(sql`substr(room, 1, ${lengthOf(inside)})`, '=', inside)])
}

/** The room that a room within `from` becomes. */
const moved = (from: string, to: string) =>
  sql<string>`${to} || substr(room, ${lengthOf(from) + 1})`
