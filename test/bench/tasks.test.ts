import { describe, expect, it } from 'vitest'
import { corpusOf } from '../../bench/retrieval/corpus-of.ts'
import { grown, sampled, taskOf } from '../../bench/retrieval/tasks.ts'

const context =
  '茶者，南方之嘉木也，一尺、二尺乃至数十尺。其树如瓜芦，叶如栀子，花如白蔷薇，实如栟榈，蒂如丁香，根如胡桃。其字，或从草，或从木，或草木并。'
const squad = [
  {
    title: '茶经',
    paragraphs: [
      {
        context,
        qas: [{ question: '茶的叶子像什么？', answers: [{ text: '栀子', answer_start: 31 }] }],
      },
      { context: '上者生烂石。', qas: [] },
    ],
  },
]

describe('a task', () => {
  it('has windows of one to three sentences that cover each paragraph', () => {
    const { documents } = taskOf(squad, 'windows')
    expect(documents.map(({ text }) => text).join('')).toBe(`${context}上者生烂石。`)
    expect(documents.map(({ paragraph }) => paragraph)).toEqual([0, 0, 1])
  })
  it('takes for right the windows of its paragraph that hold the answer', () => {
    const { documents, questions } = taskOf(squad, 'windows')
    expect(questions).toHaveLength(1)
    for (const id of questions[0]?.relevant ?? []) expect(documents[id]?.text).toContain('栀子')
  })
  it('has whole paragraphs too', () => {
    expect(taskOf(squad, 'paragraphs').documents.map(({ text }) => text)).toEqual([
      context,
      '上者生烂石。',
    ])
  })
  it('is a corpus: a paragraph cut into windows is a section', () => {
    const { corpus, addresses } = corpusOf(taskOf(squad, 'windows'), 'windows')
    expect(corpus.works.map(({ title }) => title.zh)).toEqual(['茶经'])
    expect(addresses).toEqual(['w0/1.1', 'w0/1.2', 'w0/2.1'])
  })
  it('grows to any size, its documents all different at first', () => {
    const task = taskOf(squad, 'windows')
    expect(grown([task], 7).documents).toHaveLength(7)
    expect(grown([task], 3).documents.map(({ text }) => text)).toEqual(
      task.documents.map(({ text }) => text),
    )
  })
  it('is sampled evenly', () => {
    const questions = Array.from({ length: 10 }, (_, at) => ({ text: String(at), relevant: [0] }))
    expect(sampled(questions, 5).map(({ text }) => text)).toEqual(['0', '2', '4', '6', '8'])
    expect(sampled(questions, 20)).toHaveLength(10)
  })
})
