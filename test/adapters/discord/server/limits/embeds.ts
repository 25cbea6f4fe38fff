import { type Payload, recordOf, recordsOf, textOf } from '../payload.ts'
import { lengthOf, limits } from './limits.ts'
import { unless, type Violation } from './violation.ts'

/** A text within an embed, with the most code points that it may have. */
interface Part {
  readonly at: string
  readonly text: string
  readonly most: number
  /** Whether it must not be empty. */
  readonly needed?: boolean
}

/** What is wrong with the embeds of a message, each alone and all together. */
export function embedFaults(message: Payload): readonly Violation[] {
  const embeds = recordsOf(message, 'embeds')
  const parts = embeds.flatMap((embed, index) => partsOf(embed, `embeds[${index}]`))
  const sum = parts.reduce((sum, { text }) => sum + lengthOf(text), 0)
  return [
    ...unless(
      embeds.length <= limits.embeds,
      'embeds',
      `has ${embeds.length} embeds, more than ${limits.embeds}`,
    ),
    ...unless(
      sum <= limits.embedsText,
      'embeds',
      `says ${sum} characters in all, more than ${limits.embedsText}`,
    ),
    ...embeds.flatMap((embed, index) => {
      const fields = recordsOf(embed, 'fields').length
      return unless(
        fields <= limits.embedFields,
        `embeds[${index}].fields`,
        `has ${fields} fields, more than ${limits.embedFields}`,
      )
    }),
    ...parts.flatMap(({ at, text, most, needed = false }) =>
      unless(
        lengthOf(text) <= most && !(needed && text.trim() === ''),
        at,
        `has ${lengthOf(text)} characters, not ${needed ? 1 : 0}–${most}`,
      ),
    ),
  ]
}

const partsOf = (embed: Payload, at: string): readonly Part[] => [
  { at: `${at}.title`, text: textOf(embed, 'title') ?? '', most: limits.embedTitle },
  {
    at: `${at}.description`,
    text: textOf(embed, 'description') ?? '',
    most: limits.embedDescription,
  },
  {
    at: `${at}.footer.text`,
    text: textOf(recordOf(embed, 'footer') ?? {}, 'text') ?? '',
    most: limits.embedFooter,
  },
  {
    at: `${at}.author.name`,
    text: textOf(recordOf(embed, 'author') ?? {}, 'name') ?? '',
    most: limits.embedAuthor,
  },
  ...recordsOf(embed, 'fields').flatMap((field, index) => [
    {
      at: `${at}.fields[${index}].name`,
      text: textOf(field, 'name') ?? '',
      most: limits.embedFieldName,
      needed: true,
    },
    {
      at: `${at}.fields[${index}].value`,
      text: textOf(field, 'value') ?? '',
      most: limits.embedFieldValue,
      needed: true,
    },
  ]),
]
