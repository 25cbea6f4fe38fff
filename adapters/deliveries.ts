/** Takes one delivery; what it answers is sent back. */
type Receive = (request: Request) => Promise<Response>

/** Paths of the web server at which platforms deliver what has happened. */
export interface Deliveries {
  /**
   * Hands `receive` what comes to `path`; returned is what takes the path back, after
   * which nothing is received there.
   */
  open(path: string, receive: Receive): () => void
  /** The answer to what comes to an open path; `undefined` at any other. */
  receive(request: Request): Promise<Response> | undefined
}

export function createDeliveries(): Deliveries {
  const paths = new Map<string, Receive>()
  return {
    open: (path, receive) => {
      paths.set(path, receive)
      return () => void paths.delete(path)
    },
    receive: request =>
      paths.size === 0 ? undefined : paths.get(new URL(request.url).pathname)?.(request),
  }
}
