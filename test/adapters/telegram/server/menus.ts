import { type Answer, accepted } from './answer.ts'
import { type Payload, recordOf, recordsOf, textOf } from './payload.ts'

/** What stands in the menu of one scope and language. */
interface Menu {
  /** `{ type: 'default' }` where the call named none. */
  readonly scope: Payload
  /** Empty for readers of any other language. */
  readonly language: string
  readonly commands: readonly Payload[]
}

/** The command menus of a bot, one for each scope and language. */
export interface Menus {
  all(): readonly Menu[]
  set(payload: Payload): Answer
  get(payload: Payload): Answer
  drop(payload: Payload): Answer
}

export function createMenus(): Menus {
  const menus = new Map<string, Menu>()
  return {
    all: () => [...menus.values()],
    set: payload => {
      menus.set(keyOf(payload), {
        scope: scopeOf(payload),
        language: languageOf(payload),
        commands: recordsOf(payload, 'commands'),
      })
      return accepted(true)
    },
    get: payload => accepted(menus.get(keyOf(payload))?.commands ?? []),
    drop: payload => {
      menus.delete(keyOf(payload))
      return accepted(true)
    },
  }
}

const scopeOf = (payload: Payload): Payload => recordOf(payload, 'scope') ?? { type: 'default' }
const languageOf = (payload: Payload) => textOf(payload, 'language_code') ?? ''

/** A scope with its chat and member, and a language: all that keeps two menus apart. */
function keyOf(payload: Payload): string {
  const scope = scopeOf(payload)
  return JSON.stringify([scope['type'], scope['chat_id'], scope['user_id'], languageOf(payload)])
}
