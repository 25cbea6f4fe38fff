import { quoteWhole } from '../quote.ts'
import type { Block, Reply } from '../reply/reply.ts'
import type { Daily } from '../store/study.ts'
import { nextPassage } from '../study/daily.ts'
import { isZone, nextSlot } from '../study/slots.ts'
import { mistake, quotation, titleIn } from './blocks.ts'
import type { Asked } from './command.ts'
import { command } from './define.ts'

/** Where most who read these texts are. */
const defaultZone = 'Asia/Shanghai'

/** A passage that comes to the room every day. */
export const daily = command({
  name: 'daily',
  group: 'study',
  posts: true,
  localName: say => say['command.daily.name'],
  summary: say => say['command.daily.summary'],
  usage: say => say['command.daily.usage'],
  params: {
    action: { kind: 'choice', options: ['now', 'status', 'off'], at: 'first' },
    words: { kind: 'text', of: 'time' },
  },
  run: async ({ action, words }, asked): Promise<Reply> => {
    const { desk, inquiry, locale, say } = asked
    const { dailies } = desk.store
    const there = await dailies.find(inquiry.room)
    if (action === 'now') return today(there, asked)
    if (action === 'status' || (action === undefined && words === ''))
      return there ? { locale, blocks: scheduleBlocks(there, asked) } : none([], asked)
    if (!(await desk.administers(inquiry)))
      return { locale, blocks: [mistake(say['settings.administrators'])] }
    if (action === 'off') {
      if (!(await dailies.remove(inquiry.room))) return none([], asked)
      return { locale, blocks: [{ kind: 'paragraph', text: say['daily.off'] }] }
    }
    const read = readDaily(words, asked)
    if ('unread' in read) return none([mistake(say['daily.bad'](read.unread))], asked)
    await dailies.put(read)
    return { locale, blocks: scheduleBlocks(read, asked) }
  },
})

/** The passage of the day; of a room that has none set, any by chance. */
async function today(there: Daily | undefined, asked: Asked): Promise<Reply> {
  const { desk, inquiry, locale, say } = asked
  const how = there ?? { room: inquiry.room, order: 'random' as const }
  const passage = await nextPassage(how, desk)
  if (passage === undefined) return none([], asked)
  return {
    locale,
    again: { command: 'search', words: passage.address },
    blocks: [{ kind: 'heading', text: say['daily.today'] }, quotation(quoteWhole(passage), asked)],
  }
}

/** `08:00 ftz Asia/Shanghai weekdays random`, in any order; the time alone is needed. */
function readDaily(words: string, asked: Asked): Daily | { readonly unread: string } {
  const { desk, inquiry, locale } = asked
  const [, time] = /(?:^|\s)(\d{1,2}[:：]\d{2})(?=\s|$)/u.exec(words) ?? []
  const [hour = 24, minute = 60] = (time ?? '').split(/[:：]/u).map(Number)
  if (time === undefined || hour > 23 || minute > 59) return { unread: words }
  const others = words.replace(time, ' ').trim().split(/\s+/u).filter(Boolean)
  const weekdays = others.some(isWeekdays)
  const isRandom = others.some(word => /^(?:random|随机)$/iu.test(word))
  const zone = others.find(word => /[/]|^utc$/iu.test(word) && isZone(word))
  const rest = others.filter(
    word => !isWeekdays(word) && !/^(?:random|随机)$/iu.test(word) && word !== zone,
  )
  const work = rest.length === 0 ? undefined : desk.library.workNamed(rest.join(' '))
  if (rest.length > 0 && work === undefined) return { unread: rest.join(' ') }
  return {
    room: inquiry.room,
    hour,
    minute,
    zone: zone ?? defaultZone,
    ...(work && { work: work.id }),
    weekdays,
    order: isRandom ? 'random' : 'text',
    sinceMs: desk.now(),
    locale,
  }
}

const isWeekdays = (word: string) => /^(?:weekdays|工作日|周一到周五)$/iu.test(word)

function scheduleBlocks(there: Daily, asked: Asked): readonly Block[] {
  const { desk, locale, say } = asked
  const { hour, minute, zone, weekdays, order } = there
  const work = desk.library.works.find(({ id }) => id === there.work)
  const time = `${hour}:${String(minute).padStart(2, '0')}`
  const next = nextSlot(there, Math.max(desk.now(), there.sinceMs))
  const lines = [
    weekdays ? say['daily.setWeekdays'](time, zone) : say['daily.set'](time, zone),
    ...(work ? [say['daily.from'](titleIn(work, locale))] : []),
    order === 'random' ? say['daily.random'] : say['daily.order'],
    ...(next === undefined ? [] : [say['daily.next'](momentIn(next, zone))]),
  ]
  return [
    { kind: 'paragraph', text: lines.join('\n') },
    {
      kind: 'actions',
      actions: (['now', 'off'] as const).map(option => ({
        kind: 'ask' as const,
        label: say[`option.${option}`],
        question: { command: 'daily', words: option },
      })),
    },
  ]
}

/** A time by the clock of a zone: `2026-02-01 08:00`. */
const momentIn = (atMs: number, zone: string) =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(atMs)

function none(before: readonly Block[], { locale, say }: Asked): Reply {
  const example = '08:00 Asia/Shanghai weekdays'
  return {
    locale,
    blocks: [
      ...before,
      { kind: 'paragraph', text: say['daily.none'] },
      {
        kind: 'list',
        items: [{ text: `/daily ${example}`, question: { command: 'daily', words: example } }],
      },
    ],
  }
}
