import { workItems } from './blocks.ts'
import { command } from './define.ts'

export const topics = command({
  name: 'topics',
  group: 'read',
  localName: say => say['command.topics.name'],
  summary: say => say['command.topics.summary'],
  usage: say => say['command.topics.usage'],
  params: {},
  run: (_, asked) => {
    const { desk, locale, say } = asked
    const { works } = desk.library
    const sizes = works.map(({ sections }) =>
      say['topics.size'](
        sections.length,
        sections.reduce((sum, { passages }) => sum + passages.length, 0),
      ),
    )
    return {
      locale,
      blocks: [
        { kind: 'heading', text: say['topics.title'](works.length) },
        {
          kind: 'list',
          items: workItems(asked).map((item, index) => ({
            ...item,
            detail: `${item.detail ?? ''} ${sizes[index] ?? ''}`,
          })),
        },
      ],
    }
  },
})
