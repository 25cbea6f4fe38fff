import { type Passage, passagesOf, type Work } from '../passage.ts'
import { quoteWhole } from '../quote.ts'
import type { Action, Block, Reply } from '../reply/reply.ts'
import type { Session } from '../store/study.ts'
import { mistake, quotation, titleIn } from './blocks.ts'
import type { Asked } from './command.ts'
import { command } from './define.ts'
import { namesOf, noteName } from './people.ts'

/** A room reads a work together, passage by passage. */
export const study = command({
  name: 'study',
  group: 'study',
  localName: say => say['command.study.name'],
  summary: say => say['command.study.summary'],
  usage: say => say['command.study.usage'],
  params: {
    action: {
      kind: 'choice',
      options: ['start', 'next', 'back', 'show', 'status', 'stop', 'list'],
      at: 'first',
    },
    place: { kind: 'text', of: 'address' },
  },
  run: async ({ action, place }, asked) => {
    const { desk, inquiry, locale, say } = asked
    const { sessions } = desk.store
    if (action === 'list') return listed(await sessions.within(holdingRoom(inquiry.room)), asked)
    if (action === 'start' || (action === undefined && place !== '')) return begin(place, asked)
    const reading = readingOf(await sessions.find(inquiry.room), asked)
    if (reading === undefined) return nothingRead(asked)
    if (action === 'show') return shown(reading, asked)
    if (action === undefined || action === 'status') return statusOf(reading, asked)
    if (!(await mayLead(asked))) return { locale, blocks: [mistake(say['study.lead'])] }
    await noteName(asked)
    if (action === 'stop') return end(reading, say['study.stopped'], asked)
    return move(reading, action, place, asked)
  },
})

/** A reading under way, with where it stands among the passages of its work. */
interface Reading {
  readonly session: Session
  readonly work: Work
  readonly passages: readonly Passage[]
  /** Counted from 0. */
  readonly at: number
}

/** `undefined` where nothing is read, or the work is gone. Where the passage is gone, the reading stands at the beginning. */
function readingOf(session: Session | undefined, { desk }: Asked): Reading | undefined {
  const work = desk.library.works.find(({ id }) => id === session?.work)
  if (session === undefined || work === undefined) return undefined
  const passages = passagesOf(work)
  const at = passages.findIndex(({ address }) => address === session.address)
  return { session, work, passages, at: Math.max(0, at) }
}

const holdingRoom = (room: string) => room.split('/')[0] ?? room

const mayLead = async ({ desk, inquiry, settings }: Asked) =>
  settings.lead !== 'administrators' || (await desk.administers(inquiry))

const nothingRead = (asked: Asked): Reply => ({
  locale: asked.locale,
  blocks: [{ kind: 'paragraph', text: asked.say['study.none'] }, worksToStart(asked)],
})

const worksToStart = ({ desk: { library }, locale }: Asked): Block => ({
  kind: 'list',
  items: library.works.map(work => ({
    text: titleIn(work, locale),
    question: { command: 'study', words: `start ${work.id}` },
  })),
})

async function begin(typed: string, asked: Asked): Promise<Reply> {
  const { desk, inquiry, locale, say } = asked
  const { library, store } = desk
  const [, named = typed, from] = /^(.*?)\s+(?:from|从|自)\s+(.+)$/iu.exec(typed) ?? []
  const work = library.workNamed(named)
  if (work === undefined) {
    const problem = typed === '' ? say['study.which'] : say['search.unknownWork'](named)
    return { locale, blocks: [mistake(problem), worksToStart(asked)] }
  }
  const passages = passagesOf(work)
  const start = from === undefined ? passages[0] : placeIn(work, from, asked)
  if (start === undefined)
    return { locale, blocks: [mistake(say['study.elsewhere'](from ?? '')), worksToStart(asked)] }
  if (!(await mayLead(asked))) return { locale, blocks: [mistake(say['study.lead'])] }
  await noteName(asked)
  const session: Session = {
    room: inquiry.room,
    work: work.id,
    address: start.address,
    startedBy: inquiry.reader,
    startedAtMs: desk.now(),
  }
  await store.sessions.start(session)
  return shown({ session, work, passages, at: passages.indexOf(start) }, asked)
}

/** The passage of the work that `typed` names, in the work or in full; the first of a section. */
function placeIn(work: Work, typed: string, { desk: { library } }: Asked): Passage | undefined {
  const inWork = library.locateIn(work, typed)
  const located = inWork.kind === 'words' ? library.locate(typed) : inWork
  if (located.kind === 'passage' && located.work.id === work.id) return located.quote.passage
  if (located.kind === 'section' && located.work.id === work.id) return located.section.passages[0]
  return undefined
}

/**
 * Goes on or back. A button says from where: who presses it after another did sees where
 * the reading stands, and does not move it again; nor does what may have been done already.
 */
async function move(
  { session, work, passages, at }: Reading,
  action: 'next' | 'back',
  from: string,
  asked: Asked,
): Promise<Reply> {
  const { desk, inquiry, locale, say } = asked
  const here = { session, work, passages, at }
  const isMoved = inquiry.isRepeated || (from !== '' && from !== session.address)
  if (isMoved) return shown(here, asked)
  const to = action === 'next' ? at + 1 : at - 1
  const passage = passages[to]
  if (passage === undefined && action === 'next')
    return end(here, say['study.done'](titleIn(work, locale)), asked)
  if (passage === undefined) return shown(here, asked)
  await desk.store.sessions.goTo(inquiry.room, passage.address, inquiry.reader)
  return shown({ ...here, session: { ...session, address: passage.address }, at: to }, asked)
}

/** The passage where the reading stands, and what can be done with it. */
function shown({ session, work, passages, at }: Reading, asked: Asked): Reply {
  const { locale, say } = asked
  const passage = passages[at]
  if (passage === undefined) return { locale, blocks: [worksToStart(asked)] }
  const ask = (label: string, words: string, command = 'study'): Action => ({
    kind: 'ask',
    label,
    question: { command, words },
  })
  const { address } = passage
  return {
    locale,
    blocks: [
      { kind: 'heading', text: titleIn(work, locale) },
      {
        kind: 'paragraph',
        text: `${say['study.place'](at + 1, passages.length)}  ${bar(at + 1, passages.length)}`,
      },
      quotation(quoteWhole(passage), asked, {
        actions: [
          ...(at > 0 ? [ask(say['action.previous'], `back ${session.address}`)] : []),
          ask(say['action.next'], `next ${session.address}`),
          { kind: 'discuss', label: say['action.discuss'], address },
          ask(say['action.quiz'], address, 'quiz'),
          ask(say['action.pin'], address, 'pin'),
          ask(say['action.status'], 'status'),
        ],
      }),
    ],
  }
}

const barLength = 10
const bar = (done: number, all: number) => {
  const full = Math.round((done / Math.max(1, all)) * barLength)
  return '▓'.repeat(full) + '░'.repeat(barLength - full)
}

/** How far the reading has come, who takes part, how quizzes went, what was pinned. */
async function progressBlocks(
  { session, work, passages, at }: Reading,
  asked: Asked,
): Promise<readonly Block[]> {
  const { desk, locale, say } = asked
  const { sessions, polls, board } = desk.store
  const { read, readers } = await sessions.progress(session.room)
  const scores = await polls.score(session.room, session.startedAtMs)
  const sum = (of: 'answered' | 'right') => scores.reduce((all, score) => all + score[of], 0)
  const pins = (await board.of(session.room)).filter(({ atMs }) => atMs >= session.startedAtMs)
  const lines = [
    `${say['study.here'](titleIn(work, locale), at + 1, passages.length)}  ${bar(at + 1, passages.length)}`,
    say['study.read'](read.length, passages.length),
    ...(readers.length > 0 ? [say['study.readers'](await namesOf(readers, asked))] : []),
    ...(sum('answered') > 0 ? [say['study.quizzed'](sum('answered'), sum('right'))] : []),
    ...(pins.length > 0 ? [say['study.pinned'](pins.length)] : []),
  ]
  return [{ kind: 'list', items: lines.map(text => ({ text })) }]
}

const statusOf = async (reading: Reading, asked: Asked): Promise<Reply> => ({
  locale: asked.locale,
  blocks: [
    ...(await progressBlocks(reading, asked)),
    {
      kind: 'actions',
      actions: [
        {
          kind: 'ask',
          label: asked.say['action.open'],
          question: { command: 'study', words: 'show' },
        },
        {
          kind: 'ask',
          label: asked.say['action.stop'],
          question: { command: 'study', words: 'stop' },
        },
      ],
    },
  ],
})

async function end(reading: Reading, said: string, asked: Asked): Promise<Reply> {
  const blocks = await progressBlocks(reading, asked)
  await asked.desk.store.sessions.stop(reading.session.room)
  return {
    locale: asked.locale,
    blocks: [
      { kind: 'heading', text: said },
      ...blocks,
      {
        kind: 'actions',
        actions: [
          {
            kind: 'ask',
            label: asked.say['action.quiz'],
            question: { command: 'quiz', words: reading.work.id },
          },
          {
            kind: 'ask',
            label: asked.say['board.title'],
            question: { command: 'board', words: '' },
          },
        ],
      },
    ],
  }
}

/** What is being read here and in the rooms beside and inside this one. */
function listed(sessions: readonly Session[], asked: Asked): Reply {
  const { locale, say } = asked
  const readings = sessions.flatMap(session => readingOf(session, asked) ?? [])
  if (readings.length === 0) return nothingRead(asked)
  const items = readings.map(({ work, at, passages }) => ({
    text: say['study.here'](titleIn(work, locale), at + 1, passages.length),
  }))
  return {
    locale,
    blocks: [
      { kind: 'heading', text: say['study.list'] },
      { kind: 'list', items },
    ],
  }
}
