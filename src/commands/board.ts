import type { Block, ListItem, Reply } from '../reply/reply.ts'
import type { Pin } from '../store/study.ts'
import { type Evidence, evidenceOf } from '../study/evidence.ts'
import { handoutIn } from '../study/handout.ts'
import { wordHandout } from '../study/handout-docx.ts'
import { hint, mistake, quotation } from './blocks.ts'
import type { Asked } from './command.ts'
import { command } from './define.ts'
import { nameOf } from './people.ts'

/** A reader's question is kept to so many UTF-16 code units. */
const maxQuestion = 200

/** The room's board of evidence: what was pinned, by question. */
export const board = command({
  name: 'board',
  group: 'study',
  localName: say => say['command.board.name'],
  summary: say => say['command.board.summary'],
  usage: say => say['command.board.usage'],
  params: {
    action: { kind: 'choice', options: ['show', 'question', 'remove', 'export'], at: 'first' },
    words: { kind: 'text', of: 'note' },
  },
  run: async ({ action = 'show', words }, asked): Promise<Reply> => {
    const { desk, inquiry, locale, say } = asked
    const pins = await desk.store.board.of(inquiry.room)
    switch (action) {
      case 'question':
        return openQuestion(words, asked)
      case 'remove':
        return takeDown(words, asked)
      case 'export':
        return pins.length === 0 ? empty(asked) : exported(pins, words, asked)
      case 'show':
        if (pins.length === 0) return empty(asked)
        return {
          locale,
          blocks: [
            { kind: 'heading', text: say['board.title'] },
            ...(await boardBlocks(pins, asked)),
            {
              kind: 'actions',
              actions: (['md', 'docx'] as const).map(format => ({
                kind: 'ask' as const,
                label: `${say['action.export']} ${say[`option.${format}`]}`,
                question: { command: 'board', words: `export ${format}` },
              })),
            },
          ],
        }
    }
  },
})

function empty(asked: Asked): Reply {
  const { desk, settings, locale, say } = asked
  const example = desk.library.passages[0]?.address ?? ''
  return {
    locale,
    blocks: [
      ...(settings.question === undefined ? [] : [hint(say['board.open'](settings.question))]),
      { kind: 'paragraph', text: say['board.empty'] },
      {
        kind: 'list',
        items: [{ text: `/pin ${example}`, question: { command: 'pin', words: example } }],
      },
    ],
  }
}

/** Opens a question: what is pinned from now on bears on it. */
async function openQuestion(words: string, asked: Asked): Promise<Reply> {
  const { desk, inquiry, settings, locale, say } = asked
  const question = words.slice(0, maxQuestion).toWellFormed().trim()
  if (question === '') {
    const blocks = [
      ...(settings.question === undefined ? [] : [hint(say['board.open'](settings.question))]),
      mistake(say['board.question']),
      { kind: 'paragraph' as const, text: '/board question 绿色发展靠什么？' },
    ]
    return { locale, blocks }
  }
  await desk.store.rooms.change(inquiry.room, { question })
  const pins = (await desk.store.board.of(inquiry.room)).filter(pin => pin.question === question)
  return {
    locale,
    blocks: [
      { kind: 'paragraph', text: say['board.open'](question) },
      ...(await boardBlocks(pins, asked)),
    ],
  }
}

/** Takes down what the reader pinned, or whatever an administrator wants gone. */
async function takeDown(id: string, asked: Asked): Promise<Reply> {
  const { desk, inquiry, locale, say } = asked
  const pins = await desk.store.board.of(inquiry.room)
  const pin = pins.find(pin => pin.id === id)
  if (pin === undefined) return { locale, blocks: [mistake(say['board.notThere'])] }
  if (pin.reader !== inquiry.reader && !(await desk.administers(inquiry)))
    return { locale, blocks: [mistake(say['settings.administrators'])] }
  await desk.store.board.remove(inquiry.room, id)
  return { locale, blocks: [{ kind: 'paragraph', text: say['board.removed'] }] }
}

/** What was pinned, question by question. */
async function boardBlocks(pins: readonly Pin[], asked: Asked): Promise<readonly Block[]> {
  const questions = [...new Set(pins.map(({ question }) => question))]
  const blocks: Block[] = []
  for (const question of questions) {
    blocks.push({
      kind: 'heading',
      text: question === '' ? asked.say['board.noQuestion'] : question,
    })
    for (const pin of pins.filter(pin => pin.question === question))
      blocks.push(...(await pinBlocks(pin, asked)))
  }
  return blocks
}

async function pinBlocks(pin: Pin, asked: Asked): Promise<readonly Block[]> {
  const { desk, say } = asked
  const by = say['board.by'](say[`option.${pin.stance}`], await nameOf(pin.reader, asked))
  const note = pin.note === '' ? by : `${by}: ${pin.note}`
  const down: ListItem = {
    text: `${say['action.takeDown']} ${pin.address}`,
    question: { command: 'board', words: `remove ${pin.id}` },
  }
  return [
    ...evidenceBlocks(evidenceOf(pin, desk.library), note, asked),
    { kind: 'list', items: [down] },
  ]
}

function evidenceBlocks(evidence: Evidence, note: string, asked: Asked): readonly Block[] {
  const { say } = asked
  switch (evidence.kind) {
    case 'as pinned':
      return [quotation(evidence.quote, asked, { note, actions: [] })]
    case 'changed': {
      const { quote, changes } = evidence
      const { citation } = quotation(quote, asked)
      return [
        hint(say['board.changed']),
        { kind: 'difference', quote, citation, changes },
        hint(note),
      ]
    }
    case 'gone':
      return [
        hint(say['board.gone']),
        { kind: 'paragraph', text: evidence.pin.words },
        hint(`${evidence.pin.address} · ${note}`),
      ]
  }
}

/** The board as a handout, in Markdown or for a word processor. */
async function exported(pins: readonly Pin[], format: string, asked: Asked): Promise<Reply> {
  const { desk, locale, say } = asked
  const names = new Map<string, string>()
  for (const { reader } of pins) names.set(reader, await nameOf(reader, asked))
  const handout = handoutIn(
    pins.map(pin => evidenceOf(pin, desk.library)),
    names,
    { locale, library: desk.library, publicUrl: desk.publicUrl, today: desk.today() },
  )
  const isWord = format.trim().toLowerCase() === 'docx'
  return {
    locale,
    blocks: [
      { kind: 'heading', text: say['board.title'] },
      isWord ? await wordHandout(handout) : handout.markdown,
    ],
  }
}
