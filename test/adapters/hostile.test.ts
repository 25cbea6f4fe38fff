import fc from 'fast-check'
import { pino } from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Counter } from '../../adapters/counter.ts'
import { drawReply } from '../../adapters/discord/answer.ts'
import { readCustomId } from '../../adapters/discord/custom-id.ts'
import { drawPage } from '../../adapters/telegram/answer.ts'
import { renderReply } from '../../adapters/terminal/render.ts'
import { nasty } from '../../bench/nasty.ts'
import { commandsOf } from '../../src/commands/all.ts'
import { answer, maxWords } from '../../src/commands/answer.ts'
import type { Question } from '../../src/inquiry.ts'
import { locales } from '../../src/passage.ts'
import { unpackButton } from '../../src/reply/button.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { anyText, deskOver, likelyText, mistakesIn, openLibrary } from '../fixture.ts'
import { atWork as atWorkOnTelegram, written } from './telegram/at-work.ts'
import { limitFaults } from './telegram/server/limits/check.ts'
import { group, groupMessage } from './telegram/server/updates.ts'

let counter: Counter
beforeAll(async () => {
  const library = await openLibrary()
  const commands = commandsOf(library)
  counter = { desk: deskOver(library, { commands }), commands, log: pino({ level: 'silent' }) }
})

const apology = /抱歉，这里出了错|Sorry, something went wrong/

async function answered(question: Question, locale: 'zh' | 'en' = 'zh'): Promise<Reply> {
  const { desk, commands } = counter
  return answer({ ...question, room: 'a', reader: 'a', locale }, desk, commands)
}

/** Draws a reply everywhere; none may have become an apology, and nothing in it may reach anybody. */
function expectHarmless(reply: Reply, question: Question): void {
  const bot = { username: 'zhangju_bot', inline: true }
  const { message } = drawPage(reply, question, question, 'group', { counter, bot })
  if (message) {
    expect(message.text).not.toMatch(apology)
    const kinds = message.entities.map(({ type }) => type)
    expect(kinds.filter(kind => /mention|text_link|url/.test(kind))).toEqual([])
    // A word joiner behind each at sign keeps Telegram from seeing a name.
    expect(message.text).not.toMatch(/@[A-Za-z]/)
    const payload = {
      ...{ chat_id: 1, text: message.text, entities: message.entities },
      reply_markup: { inline_keyboard: message.keyboard },
    }
    expect(limitFaults('sendMessage', payload, { forbidParseMode: true })).toEqual([])
  }
  const stage = { isPrivate: false, threads: true, message: '1' }
  const { messages } = drawReply(reply, { question, origin: question }, stage, counter)
  for (const { texts } of messages) {
    const text = texts.join('\n')
    expect(text).not.toMatch(apology)
    // What is escaped, or stands in code, mentions nobody and links nowhere.
    expect(text.replace(/\\./gs, '').replace(/`[^`\n]*`/g, '')).not.toMatch(
      /@(?:everyone|here)|<[@#/:]/,
    )
  }
  // A terminal would do what a control character says.
  expect(renderReply(reply, { colour: false, width: 80 }).text).not.toMatch(/(?![\n\t])\p{Cc}/u)
}

describe('text that nobody types in good faith', () => {
  const kinds = Object.entries(nasty)
  it.each(kinds)('is answered by every command: %s', async (_, text) => {
    for (const words of text.length > maxWords ? [text.slice(0, maxWords)] : [text])
      for (const { name } of counter.commands) {
        const question = { command: name, words }
        const reply = await answered(question)
        expect(reply.blocks.length).toBeGreaterThan(0)
        expectHarmless(reply, question)
      }
  })
  it.each(kinds)('is no command either: %s', async (_, text) => {
    const question = { command: text, words: text }
    expectHarmless(await answered(question), question)
  })
  it('is refused in a sentence where it is longer than a question can be', async () => {
    const asked = (length: number) => answered({ command: 'search', words: '绿'.repeat(length) })
    expect(mistakesIn(await asked(maxWords + 1))).toEqual(['一次最多写4096个字。请缩短后再问。'])
    expect(mistakesIn(await asked(maxWords))).not.toContain('一次最多写4096个字。请缩短后再问。')
  })
  it('is answered whatever it is', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...counter.commands.map(({ name }) => name)),
        fc.oneof(anyText, likelyText),
        fc.constantFrom(...locales),
        async (command, words, locale) => {
          const question = { command, words }
          expectHarmless(await answered(question, locale), question)
        },
      ),
      { numRuns: 200 },
    ))
})

describe('a button’s data that we did not make', () => {
  const nothingKept = async () => undefined
  const forged = fc.oneof(
    anyText,
    fc.json(),
    fc.constantFrom(...Object.values(nasty).map(text => text.slice(0, 100))),
    fc
      .tuple(fc.constantFrom('', '!', '~', '?', '#'), fc.json({ maxDepth: 1 }))
      .map(parts => parts.join('')),
    fc
      .array(fc.oneof(fc.string(), fc.integer(), fc.constantFrom('search', 'forget', 'settings')))
      .map(parts => JSON.stringify(parts).slice(1, -1)),
  )
  it('is nothing, or a question that anyone may ask', () =>
    fc.assert(
      fc.asyncProperty(forged, async data => {
        const button = await unpackButton(data, nothingKept)
        if (button) expectHarmless(await answered(button.question), button.question)
        const deed = await readCustomId(data, nothingKept)
        if (deed && 'button' in deed)
          expectHarmless(await answered(deed.button.question), deed.button.question)
      }),
      { numRuns: 300 },
    ))
})

describe('a storm of brackets', () => {
  it('brings three passages and no more, once', async () => {
    const { api } = await atWorkOnTelegram()
    const places = ['beltroad/3.1', 'beltroad/4.1', 'ftz/1.1', 'ftz/2.1', 'region/1.1']
    const storm = places.map(place => `[[${place}]]`.repeat(30)).join('')
    for (let at = 0; at < 5; at++) api.push(groupMessage(`看 ${storm}`.slice(0, 4096)))
    api.push(groupMessage('/ftz 2'))
    await api.accepted('sendMessage', 2)
    await expect.poll(() => written(api, group).length).toBeGreaterThanOrEqual(2)
    const brought = written(api, group).flatMap(({ text = '' }) =>
      places.filter(it => text.includes(it)),
    )
    expect(brought.filter(place => place !== 'ftz/2.1').length).toBeLessThanOrEqual(3)
  })
})
