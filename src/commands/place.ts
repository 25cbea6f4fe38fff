import { parseAddress } from '../address.ts'
import type { Block, Reply } from '../reply/reply.ts'
import { quotation } from './blocks.ts'
import type { Asked } from './command.ts'
import { nowhereBlocks } from './passage.ts'
import { sectionBlocks } from './section.ts'

/**
 * The place itself where `typed` names one inside a work (`beltroad/3.1`, 一带一路 第三 1),
 * or each of several addresses (`beltroad/3.1 ftz/2`); `undefined` where it is words to
 * look for. The name of a work alone is such words.
 */
export function placeReply(typed: string, asked: Asked): Reply | undefined {
  const { locale } = asked
  const blocks = placeBlocks(typed, asked)
  if (blocks) return { locale, blocks }
  const several = typed.split(/\s+/u, maxPlaces + 1)
  if (several.length > maxPlaces || !several.every(isInnerAddress)) return undefined
  const all = several.map(one => placeBlocks(one, asked))
  return { locale, blocks: all.flatMap(blocks => blocks ?? []) }
}

function placeBlocks(typed: string, asked: Asked): readonly Block[] | undefined {
  const located = asked.desk.library.locate(typed)
  switch (located.kind) {
    case 'passage':
      return [quotation(located.quote, asked)]
    case 'section':
      return sectionBlocks(located.work, located.section, asked)
    case 'nowhere':
      // Nobody looks for an address as words; 一带一路 2013 may well be.
      return isInnerAddress(typed) ? nowhereBlocks(typed, located.near, asked) : undefined
    case 'work':
    case 'words':
      return undefined
  }
}

/** So many addresses are opened at once. */
const maxPlaces = 10

/** Whether `typed` is an address in its written form that leads into a work: `beltroad/3`. */
const isInnerAddress = (typed: string) => parseAddress(typed.toLowerCase())?.section !== undefined
