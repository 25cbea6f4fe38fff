import { onTestFinished } from 'vitest'
import { type BotApi, type BotApiOptions, startBotApi } from './server.ts'

export const chat = 1001

/** A server that is closed after the test. */
export async function start(options: BotApiOptions = {}): Promise<BotApi> {
  const api = await startBotApi(options)
  onTestFinished(api.close)
  return api
}

/** Calls a method with JSON; the status and the text that came back. */
export async function call(api: BotApi, method: string, payload: object = {}) {
  const response = await fetch(`${api.root}/bot${api.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify(payload),
  })
  return { status: response.status, body: await response.text() }
}

/** The answer as an object. */
export const ask = async (api: BotApi, method: string, payload: object = {}) =>
  JSON.parse((await call(api, method, payload)).body)

/** Why a call is refused. */
export const said = async (api: BotApi, method: string, payload: object = {}): Promise<string> =>
  (await ask(api, method, payload)).description

export const send = (text: string, rest: object = {}) => ({ chat_id: chat, text, ...rest })
export const keyboard = (...rows: readonly object[][]) => ({
  reply_markup: { inline_keyboard: rows },
})
export const marks = (...entities: readonly (readonly [string, number, number])[]) => ({
  entities: entities.map(([type, offset, length]) => ({ type, offset, length })),
})
