import type { Kysely } from 'kysely'
import type { Store } from '../store.ts'
import { sqlArchive } from './archive.ts'
import { sqlBoard } from './board.ts'
import { sqlButtons } from './buttons.ts'
import { sqlCards } from './cards.ts'
import { sqlDailies } from './dailies.ts'
import { sqlPolls } from './polls.ts'
import { sqlReaders } from './readers.ts'
import { sqlRooms } from './rooms.ts'
import { sqlSessions } from './sessions.ts'
import type { Tables } from './tables.ts'
import { sqlUpdates } from './updates.ts'

/** A store over a database that is open and migrated, in SQL that SQLite and PostgreSQL both speak. */
export function sqlStore(db: Kysely<Tables>): Store {
  let closed: Promise<void> | undefined
  return {
    rooms: sqlRooms(db),
    buttons: sqlButtons(db),
    updates: sqlUpdates(db),
    polls: sqlPolls(db),
    readers: sqlReaders(db),
    sessions: sqlSessions(db),
    cards: sqlCards(db),
    dailies: sqlDailies(db),
    board: sqlBoard(db),
    archive: sqlArchive(db),
    close: () => {
      closed ??= close(db)
      return closed
    },
  }
}

/** `destroy` would cut a transaction off in its middle; who gets a connection first lets it end. */
async function close(db: Kysely<Tables>): Promise<void> {
  await db.connection().execute(async () => {})
  await db.destroy()
}
