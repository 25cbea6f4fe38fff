import { AsyncLocalStorage } from 'node:async_hooks'

const answering = new AsyncLocalStorage<string>()

/**
 * Does `work` as a part of one answer: every line that is logged until it is done, whoever
 * logs it, carries the answer's id, from the update to the calls that it takes.
 *
 * @param id the platform and its own number of what is answered, such as `telegram:70001`
 */
export const inAnswer = <T>(id: string, work: () => T): T => answering.run(id, work)

/** The id of the answer that is being made here; `undefined` outside any. */
export const currentAnswer = (): string | undefined => answering.getStore()
