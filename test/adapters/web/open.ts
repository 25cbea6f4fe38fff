import { request } from 'node:http'
import { type CheerioAPI, load } from 'cheerio'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Site } from '../../../adapters/web/site.ts'
import { startWeb } from '../../../adapters/web/start.ts'
import { commandsOf } from '../../../src/commands/all.ts'
import { readConfig } from '../../../src/config.ts'
import type { Desk } from '../../../src/desk.ts'
import type { Library } from '../../../src/library.ts'
import { deskOver, openLibrary } from '../../fixture.ts'
import { cards } from '../cards.ts'

type Headers = Readonly<Record<string, string>>

/** The web reader at work on this machine. */
export interface OpenWeb {
  readonly address: string
  /** What its pages are made from. */
  readonly site: Site
  /** What was logged as a warning or worse, line by line. */
  readonly lines: readonly string[]
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** A page, in Chinese unless `headers` ask otherwise. */
  get(path: string, headers?: Headers): Promise<{ response: Response; page: CheerioAPI }>
  /** What a form on a page sends. */
  post(path: string, form: Headers): Promise<{ response: Response; page: CheerioAPI }>
  stop(): Promise<void>
}

interface WebOptions {
  readonly library?: Library
  readonly desk?: Partial<Desk>
  readonly env?: Headers
}

/** Starts the web reader; who calls it stops it. */
export async function startReader({ library, desk: rest, env }: WebOptions = {}): Promise<OpenWeb> {
  const served = library ?? (await openLibrary())
  const lines: string[] = []
  const log = pino({ level: 'warn' }, { write: line => void lines.push(line) })
  const commands = commandsOf(served)
  const desk = deskOver(served, { commands, ...rest })
  const counter = { desk, commands, log, cards }
  const { address, stop } = await startWeb(readConfig({ PORT: '0', ...env }), counter)
  const at = (path: string, init?: RequestInit) => fetch(`${address}${path}`, init)
  const read = async (response: Response) => ({ response, page: load(await response.text()) })
  return {
    ...{ address, lines, stop },
    site: { counter, telegramLinks: () => undefined },
    fetch: at,
    get: async (path, headers = {}) => read(await at(path, { headers })),
    post: async (path, form) =>
      read(await at(path, { method: 'POST', body: new URLSearchParams({ ...form }) })),
  }
}

/** The same, stopped after the test. */
export async function openReader(options?: WebOptions): Promise<OpenWeb> {
  const reader = await startReader(options)
  onTestFinished(() => reader.stop())
  return reader
}

/** The status that a request gets whose target is sent exactly as it is given, as no well-meant client would. */
export const statusOf = (address: string, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address)
    const sent = request({ hostname, port, path, agent: false }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.once('error', reject)
    sent.end()
  })
