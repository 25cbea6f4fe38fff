import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { wordingIn } from '../../src/i18n/wording.ts'
import { type Question, readQuestion } from '../../src/inquiry.ts'
import type { Locale } from '../../src/passage.ts'
import { fit, pageLabelsIn } from '../../src/reply/fit.ts'
import { type Limit, plainLength } from '../../src/reply/limit.ts'
import { type Counter, serve } from '../counter.ts'
import { type Rendered, renderReply, type Screen } from './render.ts'
import { wrap } from './wrap.ts'

/** Where a session reads and writes. */
export interface Terminal {
  readonly input: Readable
  readonly output: Writable
  /** Someone sits at it: a prompt is shown, lines can be edited. */
  readonly interactive: boolean
  readonly colour: boolean
  /** Columns now; `Infinity` where lines are not to be broken. */
  width(): number
  readonly locale: Locale
}

/** A terminal scrolls: only the number of quotations at once is limited. */
const limit: Limit = {
  size: Number.POSITIVE_INFINITY,
  lengthOf: plainLength,
  quotations: 5,
  items: Number.POSITIVE_INFINITY,
}

const room = 'terminal'

/** Answers one question, drawn for the screen. */
export async function ask(
  question: Question,
  counter: Counter,
  screen: Screen,
  locale: Locale,
): Promise<Rendered> {
  const reply = await serve({ ...question, room, reader: room, locale }, counter)
  return renderReply(fit(reply, question, limit, pageLabelsIn(reply.locale)), screen)
}

/**
 * Answers line by line until the input ends, a reader types `/quit`, or `signal` stops
 * it. Without anyone sitting at it, each question stands above its answer.
 *
 * @returns whether anything was typed but empty lines
 */
export async function runSession(
  terminal: Terminal,
  counter: Counter,
  signal: AbortSignal,
): Promise<boolean> {
  const { input, output, interactive, colour, locale } = terminal
  const lines = createInterface({
    input,
    ...(interactive && { output, terminal: true, completer: completerFor(counter) }),
    prompt: '章句> ',
    historySize: 500,
    signal,
  })
  const language = async () => (await counter.desk.store.rooms.settings(room)).locale ?? locale
  const write = (text: string) => output.write(`${text}\n`)
  let choices: readonly Question[] = []
  let typed = false
  if (interactive) {
    const welcome = wordingIn(locale)['terminal.welcome'](counter.desk.library.works.length)
    write(`${wrap(welcome, terminal.width()).join('\n')}\n`)
    lines.prompt()
  }
  for await (const line of lines) {
    typed ||= line.trim() !== ''
    if (/^[/／](?:quit|exit|q)$/i.test(line.trim())) break
    const chosen = chosenNumber(line)
    const question = chosen === undefined ? readQuestion(line) : choices[chosen - 1]
    if (question !== undefined) {
      if (!interactive) write(`> ${line.trim()}\n`)
      const rendered = await ask(question, counter, { colour, width: terminal.width() }, locale)
      choices = rendered.choices
      write(`${rendered.text}\n`)
    } else if (chosen !== undefined) {
      write(`${wordingIn(await language())['terminal.noChoice'](line.trim())}\n`)
    }
    if (interactive) lines.prompt()
  }
  lines.close()
  if (interactive) write(wordingIn(await language())['terminal.bye'])
  return typed
}

/** A line that is a number in reach of a list, typed bare or in brackets. */
function chosenNumber(line: string): number | undefined {
  const [, digits] = /^\[?(\d{1,3})\]?$/.exec(line.trim().normalize('NFKC')) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** Tab completes a command's name. */
const completerFor =
  ({ commands }: Counter) =>
  (line: string): [string[], string] => {
    const names = [...commands.map(({ name }) => `/${name} `), '/quit']
    return [line.startsWith('/') ? names.filter(name => name.startsWith(line)) : [], line]
  }
