import type { Section, Work } from '../passage.ts'
import { quoteWhole } from '../quote.ts'
import type { Action, Block, Reply } from '../reply/reply.ts'
import { quotation, sectionTitle, titleIn } from './blocks.ts'
import type { Asked } from './command.ts'

/** Every paragraph of a section, its heading set off where it is the paragraph's opening. */
export function sectionReply(work: Work, section: Section, asked: Asked): Reply {
  return { locale: asked.locale, blocks: sectionBlocks(work, section, asked) }
}

export function sectionBlocks(work: Work, section: Section, asked: Asked): readonly Block[] {
  const { locale } = asked
  const alone = section.passages.length === 1
  const quotations = section.passages.map(passage =>
    quotation(quoteWhole(passage), asked, {
      marks: passage.headingEnd > 0 ? [{ start: 0, end: passage.headingEnd }] : [],
      // Of several, each would ask for a row of its own.
      ...(!alone && { actions: [] }),
    }),
  )
  return [
    { kind: 'heading', text: `${titleIn(work, locale)} ${sectionTitle(work, section, asked)}` },
    ...quotations,
    { kind: 'actions', actions: besideSection(work, section, asked) },
  ]
}

function besideSection(work: Work, section: Section, { say }: Asked): readonly Action[] {
  const at = work.sections.indexOf(section)
  const before = work.sections[at - 1]
  const after = work.sections[at + 1]
  const open = ({ number }: Section) => ({ command: work.command, words: String(number) })
  return [
    ...(before
      ? [{ kind: 'ask' as const, label: say['topic.previousSection'], question: open(before) }]
      : []),
    ...(after
      ? [{ kind: 'ask' as const, label: say['topic.nextSection'], question: open(after) }]
      : []),
    { kind: 'ask', label: say['topic.contents'], question: { command: work.command, words: '' } },
  ]
}
