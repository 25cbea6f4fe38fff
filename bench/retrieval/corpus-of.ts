import { addressOf } from '../../src/address.ts'
import type { Corpus } from '../../src/corpus/load.ts'
import type { Passage, Section, Work } from '../../src/passage.ts'
import { grouped } from '../grouped.ts'
import type { Document, Shape, Task } from './tasks.ts'

/**
 * A task as a corpus: an article is a work. A window is a passage of the section that its
 * paragraph is; a whole paragraph is a passage among those of its article. The address of
 * each passage stands at its document's place.
 */
export function corpusOf(task: Task, shape: Shape): { corpus: Corpus; addresses: string[] } {
  const addresses: string[] = []
  const byArticle = grouped(task.documents, ({ article }) => article)
  const works = [...byArticle].map(([article, documents]): Work => {
    const id = `w${article}`
    const parts = grouped(documents, ({ paragraph }) => (shape === 'windows' ? paragraph : 0))
    const title = task.titles[article] ?? ''
    return {
      id,
      title: { zh: title, en: title },
      command: id,
      aliases: [],
      source: null,
      language: 'zh',
      sections: [...parts.values()].map((part, at) => sectionOf(id, at + 1, part)),
    }
  })
  for (const work of works) {
    const documents = byArticle.get(Number(work.id.slice(1))) ?? []
    const passages = work.sections.flatMap(section => section.passages)
    documents.forEach(({ id }, at) => {
      addresses[id] = passages[at]?.address ?? ''
    })
  }
  return { corpus: { works, glossary: [] }, addresses }
}

const sectionOf = (work: string, number: number, documents: readonly Document[]): Section => ({
  number,
  heading: '',
  depth: number === 0 ? 0 : 1,
  passages: documents.map(
    ({ text }, at): Passage => ({
      address: addressOf({ work, section: number, paragraph: at + 1 }),
      work,
      section: number,
      paragraph: at + 1,
      text: text.trim(),
      headingEnd: 0,
    }),
  ),
})
