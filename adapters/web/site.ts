import type { Place } from '../../src/address.ts'
import type { Counter } from '../counter.ts'

/** What every page is made from. */
export interface Site {
  readonly counter: Counter
  /** Where readers reach the pages, without a slash at its end; absent: wherever a request says it came to. */
  readonly publicUrl?: string
  /** What makes links that open a place in Telegram; `undefined` where, or as long as, it is not served. */
  telegramLinks(): ((place: Place) => string) | undefined
}
