import type { Reply } from '../reply/reply.ts'
import { quotation } from './blocks.ts'
import type { Asked } from './command.ts'
import { sectionReply } from './section.ts'

/**
 * The place itself where `typed` names one inside a work (`beltroad/3.1`, 一带一路 第三 1);
 * `undefined` where it is words to look for. The name of a work alone is such words.
 */
export function placeReply(typed: string, asked: Asked): Reply | undefined {
  const located = asked.desk.library.locate(typed)
  switch (located.kind) {
    case 'passage':
      return { locale: asked.locale, blocks: [quotation(located.quote, asked)] }
    case 'section':
      return sectionReply(located.work, located.section, asked)
    case 'work':
    case 'nowhere':
    case 'words':
      return undefined
  }
}
