import type { HttpBindings } from '@hono/node-server'

/** What Node hands over with each request. */
export interface WebEnv {
  Bindings: HttpBindings
}
