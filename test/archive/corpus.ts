import { parseWorkFile } from '../../src/corpus/work-file.ts'
import { createLibrary, type Library } from '../../src/library.ts'
import type { Work } from '../../src/passage.ts'

/** A work with one section of these paragraphs, as a corpus file has it. */
export const workFile = (id: string, paragraphs: readonly string[]) =>
  `---\nid: ${id}\ntitle: {zh: 试验, en: Trial}\nsource: null\n---\n# 一、总则\n${paragraphs.join('\n\n')}\n`

/** The library over one such work. */
export function libraryOf(paragraphs: readonly string[], id = 'trial'): Library {
  const parsed = parseWorkFile(workFile(id, paragraphs), `${id}.md`)
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return createLibrary({ works: [parsed.work], glossary: [] })
}

/** The library over one work whose passages have any text at all. */
export function libraryOfAny(texts: readonly string[]): Library {
  const { works, corpus } = libraryOf(['甲。'])
  const passages = texts.map((text, at) => {
    const [passage] = works.flatMap(({ sections }) => sections.flatMap(it => it.passages))
    if (passage === undefined) throw new RangeError('the trial has no passage')
    const paragraph = at + 1
    return {
      ...passage,
      paragraph,
      text,
      address: `trial/1.${paragraph}` as typeof passage.address,
    }
  })
  const changed: readonly Work[] = works.map(work => ({
    ...work,
    sections: work.sections.map(section => ({
      ...section,
      passages: section.number === 1 ? passages : [],
    })),
  }))
  return createLibrary({ ...corpus, works: changed })
}
