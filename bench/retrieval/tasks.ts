import { sentences } from '../../src/text.ts'
import type { Squad } from './squad.ts'

/** A document of a task: what every system is given to index. */
export interface Document {
  /** Its place in the task. */
  readonly id: number
  readonly text: string
  /** The number of the article and of the paragraph that it is of. */
  readonly article: number
  readonly paragraph: number
}

export interface Question {
  readonly text: string
  /** Ids of the documents that answer it. */
  readonly relevant: readonly number[]
}

/** Documents and the questions that are asked of them. */
export interface Task {
  readonly titles: readonly string[]
  readonly documents: readonly Document[]
  readonly questions: readonly Question[]
}

/** What of a paragraph is a document: the whole of it, or windows of one to three sentences. */
export type Shape = 'windows' | 'paragraphs'

/** Sentences are put together, three at most, until a window is so long, in UTF-16 code units. */
const windowFrom = 40

/** The task that a set makes in that shape. */
export function taskOf(squad: Squad, shape: Shape): Task {
  const documents: Document[] = []
  const questions: Question[] = []
  let paragraphs = 0
  squad.forEach((article, articleAt) => {
    for (const { context, qas } of article.paragraphs) {
      const paragraph = paragraphs++
      const windows = shape === 'windows' ? windowsOf(context) : [{ start: 0, text: context }]
      const first = documents.length
      for (const { text } of windows)
        documents.push({ id: documents.length, text, article: articleAt, paragraph })
      for (const { question, answers } of qas) {
        const relevant = windows.flatMap(({ start, text }, at) => {
          const holds = answers.some(
            answer =>
              text.includes(answer.text) ||
              (start <= answer.answer_start && answer.answer_start < start + text.length),
          )
          return holds ? [first + at] : []
        })
        if (relevant.length > 0) questions.push({ text: question, relevant })
      }
    }
  })
  return { titles: squad.map(({ title }) => title), documents, questions }
}

/** The same documents side by side in one work without a title: what they are cut from is not told. */
export function alone(task: Task): Task {
  const documents = task.documents.map(document => ({ ...document, article: 0, paragraph: 0 }))
  return { ...task, titles: [''], documents }
}

interface Window {
  /** In the paragraph, in UTF-16 code units. */
  readonly start: number
  readonly text: string
}

/** Windows side by side that cover the paragraph. */
function windowsOf(paragraph: string): readonly Window[] {
  const windows: Window[] = []
  let start = 0
  let taken = 0
  for (const { end } of sentences(paragraph)) {
    taken++
    if (end < paragraph.length && end - start < windowFrom && taken < 3) continue
    const text = paragraph.slice(start, end)
    if (text.trim() !== '') windows.push({ start, text })
    start = end
    taken = 0
  }
  return windows
}

/** Every so manieth question, so that no more than `limit` are left. */
export function sampled(questions: readonly Question[], limit: number): readonly Question[] {
  const step = Math.max(1, questions.length / limit)
  return questions.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
}

/**
 * So many documents made of the sets' own sentences, for times and memory: each takes two
 * sentences of different paragraphs, so that no two are alike; five make a paragraph, and
 * ten paragraphs an article.
 */
export function grown(tasks: readonly Task[], size: number): Task {
  const texts = tasks.flatMap(({ documents }) => documents.map(({ text }) => text.trim()))
  const documents = Array.from({ length: size }, (_, id): Document => {
    // Whatever the size, documents of the same number are the same; each round pairs windows anew.
    const round = Math.floor(id / texts.length)
    const first = texts[id % texts.length] ?? ''
    const second = round === 0 ? '' : (texts[(id * 7 + round * 7919) % texts.length] ?? '')
    const text = round === 0 ? first : first.slice(0, 40) + second.slice(0, 40)
    return { id, text, article: Math.floor(id / 50), paragraph: Math.floor(id / 5) }
  })
  const titles = Array.from({ length: Math.ceil(size / 50) }, (_, at) => `article ${at}`)
  return { titles, documents, questions: tasks.flatMap(({ questions }) => questions) }
}
