import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord.js'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { PackedButton } from '../../src/reply/button.ts'
import type { Limit } from '../../src/reply/limit.ts'
import type { Block, File, Reply } from '../../src/reply/reply.ts'
import { controlsFor, type Scene } from './controls.ts'
import { maxComponents } from './limits.ts'
import { subtext } from './markdown.ts'
import { wordsOf } from './words.ts'

/** A message as Discord takes it. */
export interface DiscordMessage {
  readonly components: readonly APIMessageTopLevelComponent[]
  /** What its text displays say, in Markdown and in order. */
  readonly texts: readonly string[]
  readonly files: readonly File[]
  /** Payloads that the store must keep before the message is sent. */
  readonly kept: readonly NonNullable<PackedButton['kept']>[]
}

/**
 * A page holds so much that with its numbers, and with a line that says who shares it,
 * it keeps under 3000 code points; of quotations and items so many as can be opened.
 */
export const pageLimit: Limit = {
  size: 2800,
  lengthOf: block => [...wordsOf(block, 'zh', '①')].length,
  quotations: 5,
  items: 25,
}

/** Draws one page of a reply. Quizzes are not drawn here: each is a message of its own. */
export function renderReply(reply: Reply, scene: Scene): DiscordMessage {
  const { rows, kept, numbers } = controlsFor(reply, scene)
  const { sharedBy } = scene
  const texts =
    sharedBy === undefined ? [] : [subtext(wordingIn(reply.locale)['share.by'](sharedBy))]
  let before: Block | undefined
  for (const [at, block] of reply.blocks.entries()) {
    const words = wordsOf(block, reply.locale, numbers.get(at))
    if (words.trim() === '') continue
    // What is said beside a quotation stands close to what is said before it.
    const isClose = before && before.kind !== 'quotation' && block.kind !== 'quotation'
    texts.push(isClose ? `${texts.pop()}\n${words}` : words)
    before = block
  }
  const files = reply.blocks.flatMap(block => (block.kind === 'file' ? [block] : []))
  return { ...messageOf(texts, [...files.map(fileOf), ...rows]), files, kept }
}

/** Where a message shows a file that goes with it. */
const fileOf = ({ name }: File): APIComponentInContainer => ({
  type: ComponentType.File,
  file: { url: `attachment://${name}` },
})

/** One container: texts, apart from each other where that can be, and what can be done under them. */
export function messageOf(
  texts: readonly string[],
  rows: readonly APIComponentInContainer[],
): Pick<DiscordMessage, 'components' | 'texts'> {
  const said = texts.length > 0 ? texts : ['…']
  const room = maxComponents - 1 - rows.reduce((sum, row) => sum + countOf(row), 0)
  const shown = 2 * said.length - 1 <= room ? said : [said.join('\n\n')]
  const parts = shown.flatMap((content, at): readonly APIComponentInContainer[] => [
    ...(at === 0 ? [] : [{ type: ComponentType.Separator as const, divider: false }]),
    { type: ComponentType.TextDisplay, content },
  ])
  return {
    components: [{ type: ComponentType.Container, components: [...parts, ...rows] }],
    texts: shown,
  }
}

const countOf = (row: APIComponentInContainer) =>
  1 + ('components' in row ? row.components.length : 0)
