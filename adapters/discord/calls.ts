import { setTimeout as sleep } from 'node:timers/promises'
import { DefaultRestOptions, type RESTOptions } from 'discord.js'
import type { Counter } from '../counter.ts'

/** How calls to Discord are made: logged and counted, read to their end, and made again where that is safe. */
export const callsFor = (counter: Counter): RESTOptions['makeRequest'] =>
  again(watchingCalls(counter))

/** Makes requests, logs each attempt and how it went, and counts those that Discord refuses or that do not come through. */
const watchingCalls =
  ({ log, metrics }: Counter): RESTOptions['makeRequest'] =>
  async (url, init) => {
    const startedAt = performance.now()
    const done = (code: number | 'network') => {
      if (code === 'network' || code >= 400) metrics?.apiFailed('discord', code)
      const tookMs = Math.round(performance.now() - startedAt)
      log.debug({ method: init.method, path: withoutTokens(url), code, tookMs }, 'called Discord')
    }
    try {
      const response = await whole(await DefaultRestOptions.makeRequest(url, init))
      done(response.status)
      return response
    } catch (error) {
      if (init.signal?.aborted !== true) done('network')
      throw error
    }
  }

type Answer = Awaited<ReturnType<RESTOptions['makeRequest']>>

/**
 * Reads an answer to its end, as one that breaks off is none.
 *
 * @throws SyntaxError where it is no JSON and says that it is; else as reading does
 */
async function whole(answer: Answer): Promise<Answer> {
  const { status, statusText, headers } = answer
  const bytes = await answer.arrayBuffer()
  if (headers.get('content-type')?.startsWith('application/json'))
    JSON.parse(new TextDecoder().decode(bytes))
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers })
}

/** A call whose connection is cut is made so often, after a pause of so many milliseconds. */
const attempts = 3
const pauseMs = 100

type Init = Parameters<RESTOptions['makeRequest']>[1]

/** Discord gives up an interaction after three seconds: what hangs is tried again in time, after so many milliseconds. */
const answerWithinMs = 1500
/** Where more calls than this are under way, that one takes long is no sign that it hangs. */
const fewUnderWay = 50

/**
 * Makes a call again whose connection was cut, which discord.js gives up, or hangs, which it
 * waits for fifteen seconds, where doing it twice does no harm: an interaction is answered
 * once, a message has a nonce that Discord enforces.
 */
function again(makeRequest: RESTOptions['makeRequest']): RESTOptions['makeRequest'] {
  let underWay = 0
  return async (url, init) => {
    const { pathname } = new URL(url)
    const isSafe = init.method !== 'POST' || /\/(?:callback|messages)$/.test(pathname)
    // A picture that is sent along may take its time.
    const isPressing = pathname.endsWith('/callback') && typeof init.body === 'string'
    for (let attempt = 1; ; attempt++) {
      const isHasty = isPressing && underWay < fewUnderWay
      underWay++
      try {
        return await makeRequest(url, isHasty ? within(answerWithinMs, init) : init)
      } catch (error) {
        if (!isSafe || attempt === attempts || init.signal?.aborted === true) throw error
      } finally {
        underWay--
      }
      await sleep(pauseMs * attempt)
    }
  }
}

const within = (ms: number, init: Init): Init => ({
  ...init,
  signal: AbortSignal.any([AbortSignal.timeout(ms), ...(init.signal ? [init.signal] : [])]),
})

/** An interaction's token stands in the path of its answer, and lets anyone answer it. */
const withoutTokens = (url: string) =>
  new URL(url).pathname.replace(/\/(interactions|webhooks)\/(\d+)\/[^/]+/, '/$1/$2/…')
