import type { Block } from '../reply/reply.ts'
import type { RoomKept } from '../store/store.ts'
import { mistake } from './blocks.ts'
import type { Asked } from './command.ts'
import { command } from './define.ts'
import { keptBlock } from './privacy.ts'

/** Deletes what is kept of the reader, or of the room, and says what it was. */
export const forget = command({
  name: 'forget',
  group: 'settings',
  localName: say => say['command.forget.name'],
  summary: say => say['command.forget.summary'],
  usage: say => say['command.forget.usage'],
  params: { setting: { kind: 'choice', options: ['me', 'room'] } },
  run: async ({ setting }, asked) => {
    const { desk, inquiry, locale, say } = asked
    const { readers, rooms } = desk.store
    switch (setting) {
      case 'me': {
        const kept = await readers.forget(inquiry.reader)
        return {
          locale,
          blocks: [{ kind: 'paragraph', text: say['forget.done'] }, keptBlock(kept, asked)],
        }
      }
      case 'room': {
        if (!(await desk.administers(inquiry)))
          return { locale, blocks: [mistake(say['settings.administrators'])] }
        const kept = await rooms.clear(inquiry.room)
        return {
          locale,
          blocks: [{ kind: 'paragraph', text: say['forget.room'] }, clearedBlock(kept, asked)],
        }
      }
      case undefined: {
        const items = (['me', 'room'] as const).map(what => ({
          text: say[`option.${what}`],
          question: { command: 'forget', words: what },
        }))
        return {
          locale,
          blocks: [
            { kind: 'paragraph', text: say['forget.which'] },
            { kind: 'list', items },
          ],
        }
      }
    }
  },
})

function clearedBlock(kept: RoomKept, { say }: Asked): Block {
  const lines = [
    ...(kept.settings > 0 ? [say['forget.settings'](kept.settings)] : []),
    ...(kept.quizzes > 0 ? [say['forget.quizzes'](kept.quizzes)] : []),
    ...(kept.sessions > 0 ? [say['forget.studies'](kept.sessions)] : []),
    ...(kept.pins > 0 ? [say['privacy.pins'](kept.pins)] : []),
    ...(kept.dailies > 0 ? [say['forget.dailies'](kept.dailies)] : []),
  ]
  return lines.length === 0
    ? { kind: 'paragraph', text: say['privacy.nothing'] }
    : { kind: 'list', items: lines.map(text => ({ text })) }
}
