import type { Block } from '../reply/reply.ts'
import type { ReaderKept } from '../store/study.ts'
import type { Asked } from './command.ts'
import { command } from './define.ts'

/** What is kept about a reader. */
export const privacy = command({
  name: 'privacy',
  group: 'settings',
  audience: 'reader',
  localName: say => say['command.privacy.name'],
  summary: say => say['command.privacy.summary'],
  usage: say => say['command.privacy.usage'],
  params: {},
  run: async (_, asked) => {
    const { desk, inquiry, locale, say } = asked
    const kept = await desk.store.readers.kept(inquiry.reader)
    const forget = { command: 'forget', words: 'me' }
    return {
      locale,
      blocks: [
        { kind: 'heading', text: say['privacy.title'] },
        keptBlock(kept, asked),
        { kind: 'notice', tone: 'hint', text: say['privacy.never'] },
        {
          kind: 'actions',
          actions: [{ kind: 'ask', label: say['privacy.forget'], question: forget }],
        },
      ],
    }
  },
})

/** How much of each is kept, or was. */
export function keptBlock(kept: ReaderKept, { say }: Asked): Block {
  const lines = [
    ...(kept.names > 0 ? [say['privacy.names']] : []),
    ...(['answers', 'cards', 'pins', 'sessions'] as const).flatMap(what =>
      kept[what] > 0 ? [say[`privacy.${what}`](kept[what])] : [],
    ),
  ]
  return lines.length === 0
    ? { kind: 'paragraph', text: say['privacy.nothing'] }
    : { kind: 'list', items: lines.map(text => ({ text })) }
}
