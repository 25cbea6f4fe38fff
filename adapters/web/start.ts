import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Running } from '../running.ts'
import { StartError } from '../start-fault.ts'
import { createApp } from './app.ts'
import type { Limits } from './guard.ts'
import type { Site } from './site.ts'

export interface WebSettings extends Limits {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
}

/** Web pages that are being served. */
export interface ServedPages extends Running {
  /** Where this machine reaches them, without a slash at its end. */
  readonly address: string
}

/** A request's head must be here so soon, and all of it, in milliseconds. */
const headersMs = 10_000
const requestMs = 20_000
/** Answers that are on their way at the end get so long. */
const lastAnswersMs = 3000

/**
 * Starts serving the pages.
 *
 * @throws StartError when the port cannot be listened on
 */
export async function startWeb(settings: WebSettings, site: Site): Promise<ServedPages> {
  const { log } = site.counter
  const served = await listen(createApp(site, settings), settings)
  log.info({ address: served.address }, 'on the web')
  return served
}

async function listen(
  { fetch }: ReturnType<typeof createApp>,
  { host, port }: WebSettings,
): Promise<ServedPages> {
  const server = createServer(
    { headersTimeout: headersMs, requestTimeout: requestMs },
    getRequestListener(fetch, { overrideGlobalObjects: false }),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, host, port)))
    server.listen(port, host, resolve)
  })
  const ended = new Promise<void>(resolve => server.once('close', resolve))
  return {
    address: addressOf(server, host),
    ended,
    stop: async () => {
      server.close()
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), lastAnswersMs)
      await ended
      clearTimeout(timer)
    },
  }
}

/** `http://127.0.0.1:8080`; every network of the machine is reached from it as loopback. */
function addressOf(server: Server, host: string): string {
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function refusal(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} of ${host} is in use. Set PORT to another one, or to 0 for any that is free.`,
        { cause: error },
      )
    case 'EACCES':
      return new StartError(
        `Port ${port} of ${host} may not be listened on. Set PORT to one from 1024 on.`,
        { cause: error },
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `HOST ${host} is no address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 for all its networks.`,
        { cause: error },
      )
    default:
      return error
  }
}
