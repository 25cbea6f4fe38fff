import type { Work } from '../passage.ts'
import type { Block, Reply } from '../reply/reply.ts'
import { addressItems, mistake, quotation, sectionItems, titleIn } from './blocks.ts'
import type { AnyCommand, Asked } from './command.ts'
import { command } from './define.ts'
import { searchReply } from './search.ts'
import { sectionReply } from './section.ts'

/** The command that a work brings with it: its contents, a section, a passage, or a search inside it. */
export const topicCommand = (given: Work): AnyCommand =>
  command({
    name: given.command,
    group: 'read',
    localName: say => say['command.topic.name'](nameInChinese(given), given.command),
    summary: say => say['command.topic.summary'](given.title.zh, given.title.en),
    usage: say => say['command.topic.usage'](given.command),
    params: { place: { kind: 'text', of: 'place' } },
    run: ({ place }, asked) => {
      // The texts may have been read anew since the command was made.
      const work = asked.desk.library.works.find(({ id }) => id === given.id)
      if (work === undefined)
        return {
          locale: asked.locale,
          blocks: [mistake(asked.say['mistake.unknownCommand'](given.command))],
        }
      if (place === '') return contents(work, asked)
      const located = asked.desk.library.locateIn(work, place)
      switch (located.kind) {
        case 'work':
          return contents(work, asked)
        case 'section':
          return sectionReply(work, located.section, asked)
        case 'passage':
          return { locale: asked.locale, blocks: [quotation(located.quote, asked)] }
        case 'nowhere': {
          const items = located.section
            ? addressItems(located.near, asked)
            : sectionItems(work, asked)
          return nowhere(work, place, items, asked)
        }
        case 'words':
          return searchReply(place, work, asked)
      }
    },
  })

/** The work's first short name in Chinese characters, which is what readers call it. */
const nameInChinese = ({ aliases, command }: Work) =>
  aliases.find(alias => /^\p{Script=Han}{1,32}$/u.test(alias)) ?? command

/** What the work is and which sections it has. */
function contents(work: Work, asked: Asked): Reply {
  const { locale, say } = asked
  return {
    locale,
    blocks: [
      { kind: 'heading', text: titleIn(work, locale) },
      {
        kind: 'paragraph',
        text: work.source === null ? say['topic.noSource'] : say['topic.source'](work.source),
      },
      { kind: 'paragraph', text: say['topic.sections'](work.sections.length) },
      { kind: 'list', items: sectionItems(work, asked) },
    ],
  }
}

function nowhere(
  work: Work,
  typed: string,
  items: ReturnType<typeof sectionItems>,
  { locale, say }: Asked,
): Reply {
  const blocks: readonly Block[] = [
    mistake(say['topic.unknownSection'](locale === 'zh' ? work.title.zh : work.title.en, typed)),
    { kind: 'list', items },
  ]
  return { locale, blocks }
}
