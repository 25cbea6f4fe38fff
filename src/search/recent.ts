/**
 * `find` with its latest answers kept: a page turned, a passage opened and left again, and a
 * group that asks the same one after the other each ask the same search once more.
 *
 * @param keyOf tells two calls apart
 * @param kept so many answers; of more, the one that was asked for longest ago goes
 */
export function recent<Args extends readonly unknown[], Answer>(
  find: (...args: Args) => Answer,
  keyOf: (...args: Args) => string,
  kept: number,
): (...args: Args) => Answer {
  const answers = new Map<string, Answer>()
  return (...args) => {
    const key = keyOf(...args)
    const known = answers.get(key)
    // Taken out and put in again: a map gives its entries in the order they came.
    answers.delete(key)
    const answer = known ?? find(...args)
    answers.set(key, answer)
    for (const oldest of answers.keys()) {
      if (answers.size <= kept) break
      answers.delete(oldest)
    }
    return answer
  }
}
