import { isRecord, listOf, numberOf, type Payload, recordsOf, textOf } from './payload.ts'

/** A command as Discord has registered it. */
export interface Registered extends Payload {
  readonly id: string
  readonly name: string
  /** 1 a slash command, 2 of users' menus, 3 of messages' menus. */
  readonly type: number
  readonly options?: readonly Payload[]
  readonly contexts?: readonly unknown[] | null
  readonly integration_types?: readonly unknown[]
}

/** The registered commands of one application: global ones, and those of each guild. */
export interface Commands {
  /** Those of a guild, or the global ones. */
  of(guildId: string | undefined): readonly Registered[]
  find(guildId: string | undefined, id: string): Registered | undefined
  /** Puts these in place of all that there were; what has the same name keeps its id. */
  setAll(guildId: string | undefined, commands: readonly Payload[]): readonly Registered[]
  /** Adds a command, in place of one with the same name and type. */
  add(
    guildId: string | undefined,
    command: Payload,
  ): { readonly command: Registered; readonly isNew: boolean }
  change(guildId: string | undefined, id: string, change: Payload): Registered | undefined
  remove(guildId: string | undefined, id: string): boolean
}

export interface CommandsDesk {
  readonly applicationId: string
  nextId(): string
}

export function createCommands({ applicationId, nextId }: CommandsDesk): Commands {
  const shelves = new Map<string | undefined, readonly Registered[]>()
  const of = (guildId: string | undefined) => shelves.get(guildId) ?? []

  const register = (guildId: string | undefined, command: Payload): Registered => {
    const type = numberOf(command, 'type') ?? 1
    const name = textOf(command, 'name') ?? ''
    const before = of(guildId).find(it => it.name === name && it.type === type)
    const id = before?.id ?? nextId()
    const settled = { ...normalised(command, guildId), id, application_id: applicationId }
    const same = before && JSON.stringify({ ...before, version: '' })
    const after = { ...settled, name, type, version: '' }
    const unchanged = same === JSON.stringify(after)
    return unchanged && before ? before : { ...after, version: nextId() }
  }
  const replace = (guildId: string | undefined, command: Registered) =>
    shelves.set(guildId, [...of(guildId).filter(({ id }) => id !== command.id), command])

  return {
    of,
    find: (guildId, id) => of(guildId).find(command => command.id === id),
    setAll: (guildId, commands) => {
      const registered = commands.map(command => register(guildId, command))
      shelves.set(guildId, registered)
      return registered
    },
    add: (guildId, command) => {
      const registered = register(guildId, command)
      const isNew = !of(guildId).some(({ id }) => id === registered.id)
      replace(guildId, registered)
      return { command: registered, isNew }
    },
    change: (guildId, id, change) => {
      const before = of(guildId).find(command => command.id === id)
      if (before === undefined) return undefined
      const changed: Registered = {
        ...before,
        ...normalised({ ...before, ...change }, guildId),
        id,
        application_id: applicationId,
        name: textOf(change, 'name') ?? before.name,
        type: before.type,
        version: nextId(),
      }
      replace(guildId, changed)
      return changed
    },
    remove: (guildId, id) => {
      const before = of(guildId)
      shelves.set(
        guildId,
        before.filter(command => command.id !== id),
      )
      return of(guildId).length < before.length
    },
  }
}

/** A command with all that Discord adds to it, in one order of fields. */
function normalised(command: Payload, guildId: string | undefined): Payload {
  const permissions = command['default_member_permissions'] ?? null
  const options = recordsOf(command, 'options').map(normalisedOption)
  return {
    id: '',
    application_id: '',
    version: '',
    default_member_permissions: permissions === null ? null : String(permissions),
    type: numberOf(command, 'type') ?? 1,
    name: '',
    name_localizations: command['name_localizations'] ?? null,
    description: textOf(command, 'description') ?? '',
    description_localizations: command['description_localizations'] ?? null,
    ...(guildId === undefined
      ? {
          dm_permission: command['dm_permission'] ?? true,
          contexts: sorted(command['contexts']) ?? null,
          integration_types: sorted(command['integration_types']) ?? [0],
        }
      : { guild_id: guildId, contexts: null, integration_types: [0] }),
    ...(options.length > 0 && { options }),
    nsfw: command['nsfw'] === true,
  }
}

const sorted = (value: unknown) => (Array.isArray(value) ? value.toSorted() : undefined)

/** Discord leaves out what is false or empty, and says of localisations that there are none. */
function normalisedOption(option: Payload): Payload {
  const choices = recordsOf(option, 'choices').map(choice => ({
    name: choice['name'],
    name_localizations: choice['name_localizations'] ?? null,
    value: choice['value'],
  }))
  const options = recordsOf(option, 'options').map(normalisedOption)
  const more = [
    ...['min_value', 'max_value', 'min_length', 'max_length', 'channel_types'],
    ...['required', 'autocomplete'],
  ].filter(field => (option[field] ?? false) !== false)
  return {
    type: option['type'],
    name: option['name'],
    name_localizations: option['name_localizations'] ?? null,
    description: option['description'],
    description_localizations: option['description_localizations'] ?? null,
    ...Object.fromEntries(more.map(field => [field, option[field]])),
    ...(choices.length > 0 && { choices }),
    ...(options.length > 0 && { options }),
  }
}

/** A command as a list shows it unless localisations are asked for. */
export function withoutLocalizations(command: Payload): Payload {
  const shown = Object.entries(command).filter(([field]) => !field.endsWith('_localizations'))
  return Object.fromEntries(
    shown.map(([field, value]) => [
      field,
      ['options', 'choices'].includes(field)
        ? listOf(command, field).filter(isRecord).map(withoutLocalizations)
        : value,
    ]),
  )
}
