import type { AutocompleteInteraction } from 'discord.js'
import type { CommandListing } from '../../src/commands/listing.ts'
import { settingWords } from '../../src/commands/settings.ts'
import type { Desk } from '../../src/desk.ts'
import { localeFor, wordingIn } from '../../src/i18n/wording.ts'
import type { Locale } from '../../src/passage.ts'
import type { Completion } from '../../src/search/complete/complete.ts'
import { maxChoices, maxChoiceText, shortened } from './limits.ts'

/** Has what the first suggestions would wait for made before there are readers: names by their sound, the texts' pieces. */
export function prepareCompletion({ library: { completer } }: Desk): void {
  for (const typed of ['绿色', 'lvse']) {
    completer.words(typed, 1)
    completer.places(typed, 1)
  }
}

/** Suggests what the option that is being typed into may be meant to become. */
export async function complete(interaction: AutocompleteInteraction, desk: Desk): Promise<void> {
  const { name, value } = interaction.options.getFocused(true)
  const command = desk.commands.find(command => command.name === interaction.commandName)
  const offered = command
    ? completionsFor(command, name, value, desk, localeFor(interaction.locale))
    : []
  await interaction.respond(
    offered
      .filter(({ value }) => [...value].length <= maxChoiceText)
      .slice(0, maxChoices)
      .map(({ label, value }) => ({ name: shortened(label, maxChoiceText), value })),
  )
}

function completionsFor(
  command: CommandListing,
  option: string,
  typed: string,
  { library, commands }: Desk,
  locale: Locale,
): readonly Completion[] {
  const { completer, works } = library
  const param = Object.entries(command.params).find(([name]) => name === option)?.[1]
  if (param?.kind !== 'text') return []
  switch (param.of) {
    case 'words':
      return completer.words(typed, maxChoices)
    case 'address':
      return completer.places(typed, maxChoices)
    case 'work':
      return completer.works(typed, maxChoices)
    case 'place': {
      const work = works.find(work => work.command === command.name)
      return work ? completer.placesIn(work, typed, maxChoices) : []
    }
    case 'command': {
      const say = wordingIn(locale)
      const begun = typed.trim().replace(/^\//, '').toLowerCase()
      const all = commands.map(command => ({
        value: command.name,
        names: [command.name, command.localName(say)],
        summary: command.summary(say),
      }))
      const byName = all.filter(({ names }) => names.some(name => name.startsWith(begun)))
      const bySummary = all.filter(({ summary }) => summary.toLowerCase().includes(begun))
      return [...new Set([...byName, ...bySummary])].map(({ value, summary }) => ({
        value,
        label: `/${value} ${summary}`,
      }))
    }
    case 'setting': {
      const say = wordingIn(locale)
      return settingWords
        .map(({ name, option }) => ({
          value: `${name} ${option}`,
          label: say['settings.line'](say[`settings.${name}`], say[`option.${option}`]),
        }))
        .filter(({ value, label }) =>
          `${value} ${label}`.toLowerCase().includes(typed.trim().toLowerCase()),
        )
    }
    case 'claim':
    case 'note':
    case 'time':
      return []
  }
}
