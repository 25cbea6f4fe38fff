import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { StartError } from '../start-fault.ts'
import type { WebEnv } from './env.ts'

/** Where requests are listened for. */
export interface Listening {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  /** The variable that names the port, for whoever must choose another; `PORT` when absent. */
  readonly variable?: 'PORT' | 'OPS_PORT'
}

/** A server that is listening. */
export interface Served {
  /** Where this machine reaches it, without a slash at its end. */
  readonly address: string
  /** Takes no more requests, and waits for the answers that are on their way. */
  stop(): Promise<void>
}

/** How long a request may take to be here, in milliseconds. */
interface Patience {
  /** Its head. */
  readonly headersMs: number
  /** All of it. */
  readonly requestMs: number
}

const usualPatience: Patience = { headersMs: 10_000, requestMs: 20_000 }
/** Answers that are on their way at the end get so long. */
const lastAnswersMs = 3000

/**
 * Listens for requests and has `app` answer them.
 *
 * @throws StartError when the port cannot be listened on
 */
export async function listen(
  app: Hono<WebEnv>,
  at: Listening,
  { headersMs, requestMs }: Patience = usualPatience,
): Promise<Served> {
  const { host, port } = at
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      // Whoever is late is looked for so often.
      connectionsCheckingInterval: headersMs / 2,
    },
    getRequestListener(app.fetch),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, at)))
    server.listen(port, host, resolve)
  })
  const closed = new Promise<void>(resolve => server.once('close', resolve))
  return {
    address: addressOf(server, host),
    stop: async () => {
      server.close()
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), lastAnswersMs)
      await closed
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

function refusal(
  error: NodeJS.ErrnoException,
  { host, port, variable = 'PORT' }: Listening,
): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} of ${host} is in use. Set ${variable} to another one, or to 0 for any that is free.`,
        { cause: error },
      )
    case 'EACCES':
      return new StartError(
        `Port ${port} of ${host} may not be listened on. Set ${variable} to one from 1024 on.`,
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
