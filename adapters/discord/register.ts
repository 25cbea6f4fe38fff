import { isDeepStrictEqual } from 'node:util'
import { type REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { CommandListing } from '../../src/commands/listing.ts'
import type { Log } from '../log.ts'
import { maxCommands } from './limits.ts'
import { type Registration, registrationOf } from './slash.ts'

/** For whom commands are registered: for one server at once, or for everyone. */
export interface RegistrationScope {
  readonly applicationId: string
  readonly guildId?: string
}

/** Registers the commands where Discord holds others. */
export async function registerCommands(
  commands: readonly CommandListing[],
  { applicationId, guildId }: RegistrationScope,
  rest: REST,
  log: Log,
): Promise<void> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId)
  const isGlobal = guildId === undefined
  const wanted = registrationOf(commands, isGlobal)
  const held = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })
  if (commands.length > maxCommands)
    log.warn({ commands: commands.length, maxCommands }, 'some works get no slash command')
  if (sameCommands(held, wanted, isGlobal ? globalCommand : guildCommand)) {
    log.info('slash commands are up to date')
    return
  }
  await rest.put(route, { body: wanted })
  log.info({ commands: wanted.length, guildId }, 'slash commands were registered')
}

/** Texts by language; none is as good as null. */
const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform(by => by ?? {})
const numbers = z
  .array(z.number())
  .nullish()
  .transform(list => list?.toSorted((a, b) => a - b))
const choice = z.object({
  name: z.string(),
  name_localizations: texts,
  value: z.union([z.string(), z.number()]),
})
const option = z.object({
  type: z.number(),
  name: z.string(),
  name_localizations: texts,
  description: z.string(),
  description_localizations: texts,
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  min_value: z.number().optional(),
  max_value: z.number().optional(),
  choices: z.array(choice).default([]),
})
/** What we say of a command, and Discord says back among much else; what is left out stands for the same on both sides. */
const guildCommand = z.object({
  type: z.number(),
  name: z.string(),
  name_localizations: texts,
  description: z.string().default(''),
  description_localizations: texts,
  options: z.array(option).default([]),
})
/** The same with where it can be used, which is not said of a server's own. */
const globalCommand = guildCommand.extend({ integration_types: numbers, contexts: numbers })

function sameCommands(
  held: unknown,
  wanted: Registration,
  command: typeof guildCommand | typeof globalCommand,
): boolean {
  const listed = z
    .array(command)
    .transform(all => all.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)))
  const known = listed.safeParse(held)
  return known.success && isDeepStrictEqual(known.data, listed.parse(wanted))
}

const keyOf = ({ type, name }: z.infer<typeof guildCommand>) => `${type} ${name}`
