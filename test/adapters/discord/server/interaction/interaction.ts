import type { Payload } from '../payload.ts'
import type { User } from '../people/user.ts'

/** Discord's numbers for what a reader does. */
export const interactionType = {
  command: 2,
  component: 3,
  autocomplete: 4,
  modal: 5,
} as const

/** Discord's numbers for first answers. */
export const callbackType = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const

/** What a reader has done and the bot must answer. */
interface NewInteraction {
  readonly id: string
  readonly token: string
  readonly type: number
  /** For sentences: `/search`, `the button “next”`. */
  readonly name: string
  readonly channelId: string
  readonly guildId: string | undefined
  readonly user: User
  /** The app is there for this reader alone: it may say little. */
  readonly asInstalled: boolean
  /** The message that holds the component, or from which a modal came. */
  readonly sourceId: string | undefined
  /** The owners that the interaction names, for the message that answers it. */
  readonly owners: Payload
}

/** An interaction and what has become of it. */
export interface Interaction extends NewInteraction {
  /** In milliseconds of `performance.now()`. */
  readonly createdAt: number
  readonly first: { readonly type: number; readonly at: number } | undefined
  /** The message that the first answer wrote, announced or changed. */
  readonly originalId: string | undefined
  readonly followUpIds: readonly string[]
  readonly modal: Payload | undefined
  readonly choices: readonly Payload[] | undefined
  /** How often the bot has written over the token after its first answer. */
  readonly later: number
}

/** The interactions of a server. */
export interface Interactions {
  readonly all: readonly Interaction[]
  open(interaction: NewInteraction): void
  find(id: string): Interaction | undefined
  /** The interaction that a token belongs to, and whether it still may be used. */
  byToken(token: string): Interaction | undefined
  isExpired(interaction: Interaction): boolean
  isLate(interaction: Interaction): boolean
  change(id: string, change: Partial<Interaction>): void
  close(): void
}

export interface InteractionTimes {
  /** Until the first answer must have come, in milliseconds. */
  readonly firstAnswerMs: number
  /** How long a token can be used, in milliseconds. */
  readonly tokenMs: number
}

export function createInteractions(
  { firstAnswerMs, tokenMs }: InteractionTimes,
  report: (sentence: string) => void,
): Interactions {
  const all = new Map<string, Interaction>()
  const timers = new Map<string, NodeJS.Timeout>()
  const age = ({ createdAt }: Interaction) => performance.now() - createdAt
  return {
    get all() {
      return [...all.values()]
    },
    open: interaction => {
      const { id, name } = interaction
      all.set(id, {
        ...interaction,
        createdAt: performance.now(),
        first: undefined,
        originalId: undefined,
        followUpIds: [],
        modal: undefined,
        choices: undefined,
        later: 0,
      })
      const timer = setTimeout(() => {
        if (all.get(id)?.first === undefined) {
          report(`${name} had no first answer within ${firstAnswerMs} ms`)
        }
      }, firstAnswerMs)
      timers.set(id, timer)
    },
    find: id => all.get(id),
    byToken: token => [...all.values()].find(interaction => interaction.token === token),
    isExpired: interaction => age(interaction) > tokenMs,
    isLate: interaction => age(interaction) > firstAnswerMs,
    change: (id, change) => {
      const before = all.get(id)
      if (before === undefined) return
      if (change.first) clearTimeout(timers.get(id))
      all.set(id, { ...before, ...change })
    },
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
