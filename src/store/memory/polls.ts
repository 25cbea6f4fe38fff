import { byScore } from '../score.ts'
import type { Polls } from '../store.ts'
import type { State } from './state.ts'

export const memoryPolls = ({ polls, answers }: State): Polls => ({
  open: async poll => {
    if (!polls.has(poll.id)) polls.set(poll.id, poll)
  },
  find: async id => polls.get(id),
  answer: async ({ poll, reader, choice }, atMs) => {
    if (!polls.has(poll)) return undefined
    const made = answers.get(poll) ?? new Map<string, { choice: number; atMs: number }>()
    answers.set(poll, made)
    const before = made.get(reader)
    if (before) return { choice: before.choice, isFirst: false }
    made.set(reader, { choice, atMs })
    return { choice, isFirst: true }
  },
  answers: async poll =>
    Array.from(answers.get(poll) ?? [], ([reader, { choice }]) => ({ reader, choice })),
  score: async (room, sinceMs) => {
    const scores = new Map<string, { readonly answered: number; readonly right: number }>()
    for (const [id, made] of answers) {
      const poll = polls.get(id)
      if (poll?.room !== room) continue
      for (const [reader, { choice, atMs }] of made) {
        if (atMs < sinceMs) continue
        const { answered, right } = scores.get(reader) ?? { answered: 0, right: 0 }
        const isRight = choice === poll.correct
        scores.set(reader, { answered: answered + 1, right: right + (isRight ? 1 : 0) })
      }
    }
    return Array.from(scores, ([reader, score]) => ({ reader, ...score })).sort(byScore)
  },
})
