import { connect } from 'node:net'

/** What came of asking for a while. */
export interface Driven {
  /** Answers with status 200. */
  readonly answers: number
  /** Answers with another one. */
  readonly refusals: number
  /** How long each answer took, in milliseconds. */
  readonly waits: readonly number[]
  readonly lastedMs: number
}

/**
 * Asks for one path after the other over so many connections that are kept, each as soon as
 * it has its last answer, for `ms` milliseconds. It does no more than find where each answer ends:
 * a whole HTTP client takes longer to read a page than the server to give it, and would be
 * what is measured where both share a machine.
 */
export async function drive(
  address: string,
  nextPath: () => string,
  { connections, ms }: { readonly connections: number; readonly ms: number },
): Promise<Driven> {
  const { hostname, port, host } = new URL(address)
  // Compressed, as every browser takes it.
  const rest = ` HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip, br\r\n\r\n`
  const waits: number[] = []
  let refusals = 0
  const startedAt = performance.now()
  const until = startedAt + ms
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname)
      let askedAt = 0
      let left = 0
      const send = () => {
        if (performance.now() >= until) {
          socket.destroy()
          resolve()
          return
        }
        askedAt = performance.now()
        socket.write(`GET ${nextPath()}${rest}`)
      }
      socket.setNoDelay(true)
      socket.once('connect', send)
      socket.once('error', reject)
      socket.on('data', chunk => {
        if (left > 0) left -= chunk.length
        else left = bytesLeftOf(chunk)
        if (left > 0) return
        waits.push(performance.now() - askedAt)
        send()
      })
      const bytesLeftOf = (chunk: Buffer) => {
        const end = chunk.indexOf('\r\n\r\n')
        const head = chunk.toString('latin1', 0, end)
        const length = /^content-length: (\d+)/im.exec(head)?.[1]
        if (end < 0 || length === undefined) throw new Error(`no length in: ${head}`)
        if (!head.startsWith('HTTP/1.1 200 ')) refusals++
        return end + 4 + Number(length) - chunk.length
      }
    })
  await Promise.all(Array.from({ length: connections }, ask))
  const lastedMs = performance.now() - startedAt
  return { answers: waits.length - refusals, refusals, waits, lastedMs }
}
