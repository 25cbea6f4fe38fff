import { createHash } from 'node:crypto'
import { contentHash } from '../content-hash.ts'
import { addressOfQuote } from '../quote.ts'
import type { Reply } from '../reply/reply.ts'
import { hint, quotation } from './blocks.ts'
import { command } from './define.ts'
import { passageNamed } from './passage.ts'
import { noteName } from './people.ts'

/** A reader's own words beside a pin are kept to so many UTF-16 code units. */
const maxNote = 500

/** Puts a passage on the room's board of evidence, under the question that it is about now. */
export const pin = command({
  name: 'pin',
  group: 'study',
  localName: say => say['command.pin.name'],
  summary: say => say['command.pin.summary'],
  usage: say => say['command.pin.usage'],
  params: {
    address: { kind: 'text', of: 'address', required: true },
    stance: { kind: 'choice', options: ['for', 'against', 'note'], at: 'middle' },
    note: { kind: 'text', of: 'note' },
  },
  run: async ({ address, stance = 'note', note = '' }, asked): Promise<Reply> => {
    const { desk, inquiry, settings, locale, say } = asked
    const found = passageNamed(address, 'pin', asked)
    if ('blocks' in found) return found
    const { board } = desk.store
    const { question = '' } = settings
    const pinned = addressOfQuote(found.quote)
    const there = (await board.of(inquiry.room)).some(
      it => it.address === pinned && it.question === question && it.note === note,
    )
    if (!there) {
      await noteName(asked)
      await board.add({
        // The same press that is delivered twice pins once.
        id: idOf(inquiry.room, question, pinned, inquiry.reader, note),
        room: inquiry.room,
        question,
        stance,
        address: pinned,
        hash: contentHash(found.quote.passage.text),
        words: found.quote.words,
        note: note.slice(0, maxNote).toWellFormed(),
        reader: inquiry.reader,
        atMs: desk.now(),
      })
    }
    return {
      locale,
      blocks: [
        {
          kind: 'heading',
          text: there ? say['board.again'] : say['board.pinned'],
        },
        ...(question === '' ? [] : [hint(say['board.open'](question))]),
        quotation(found.quote, asked, { actions: [] }),
        {
          kind: 'actions',
          actions: [
            { kind: 'ask', label: say['board.title'], question: { command: 'board', words: '' } },
          ],
        },
      ],
    }
  },
})

const idOf = (...parts: readonly string[]) =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 12)
