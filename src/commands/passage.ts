import type { Address } from '../address.ts'
import type { Located } from '../library.ts'
import type { Block, ListItem, Reply } from '../reply/reply.ts'
import { addressItems, mistake, workItems } from './blocks.ts'
import type { Asked } from './command.ts'

type LocatedPassage = Extract<Located, { readonly kind: 'passage' }>

/** It reads as a place, and there is none: the nearest that there are. */
export const nowhereBlocks = (
  typed: string,
  near: readonly Address[],
  asked: Asked,
): readonly Block[] => [
  mistake(asked.say['address.unknown'](typed)),
  { kind: 'paragraph', text: asked.say['address.near'] },
  { kind: 'list', items: addressItems(near, asked) },
]

/** The one passage that `typed` names, or the answer that says what would name one. */
export function passageNamed(typed: string, name: string, asked: Asked): LocatedPassage | Reply {
  const { desk, locale, say } = asked
  const reply = (...blocks: readonly Block[]): Reply => ({ locale, blocks })
  const list = (items: readonly ListItem[]): Block => ({
    kind: 'list',
    items: items.map(item => ({ ...item, question: { command: name, words: item.text } })),
  })
  const example = desk.library.passages[0]?.address ?? ''
  if (typed === '') return reply(mistake(say['address.empty']), list([{ text: example }]))
  const located = desk.library.locate(typed)
  switch (located.kind) {
    case 'passage':
      return located
    case 'section':
      if (located.section.passages.length === 1)
        return passageNamed(located.section.passages[0]?.address ?? '', name, asked)
      return reply(
        mistake(say['address.needPassage'](typed)),
        list(
          addressItems(
            located.section.passages.map(({ address }) => address),
            asked,
          ),
        ),
      )
    case 'work':
      return reply(
        mistake(say['address.needPassage'](typed)),
        list(
          addressItems(
            located.work.sections.flatMap(({ passages }) => passages.map(({ address }) => address)),
            asked,
          ),
        ),
      )
    case 'nowhere':
      return { locale, blocks: nowhereBlocks(typed, located.near, asked) }
    case 'words':
      return reply(mistake(say['address.unknown'](typed)), mistake(say['address.form'](example)), {
        kind: 'list',
        items: workItems(asked),
      })
  }
}
