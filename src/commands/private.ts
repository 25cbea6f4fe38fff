import { mistake } from './blocks.ts'
import { command } from './define.ts'

/** Who sees the answers in a room; for platforms that can show an answer to one reader alone. */
export const privately = command({
  name: 'private',
  group: 'settings',
  localName: say => say['command.private.name'],
  summary: say => say['command.private.summary'],
  usage: say => say['command.private.usage'],
  params: { setting: { kind: 'choice', options: ['on', 'off'] } },
  run: async ({ setting }, { desk, inquiry, settings, locale, say }) => {
    const { rooms } = desk.store
    if (setting !== undefined) {
      if (!(await desk.administers(inquiry)))
        return { locale, blocks: [mistake(say['settings.administrators'])] }
      await rooms.change(inquiry.room, { isPrivate: setting === 'on' })
      return { locale, blocks: [{ kind: 'paragraph', text: say[`private.${setting}`] }] }
    }
    const now = settings.isPrivate ? 'on' : 'off'
    const items = (['on', 'off'] as const).map(choice => ({
      text: say[`option.${choice}`],
      question: { command: 'private', words: choice },
    }))
    return {
      locale,
      blocks: [
        { kind: 'paragraph', text: say[`private.${now}`] },
        { kind: 'paragraph', text: say['private.change'] },
        { kind: 'list', items },
      ],
    }
  },
})
