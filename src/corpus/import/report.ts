import type { Section } from '../../passage.ts'
import { ordinalOf } from '../ordinal.ts'
import type { ImportedWork } from './import-works.ts'

/** What a person should know about an imported work, line by line. */
export function reportWork(
  imported: ImportedWork,
  file: string,
  outcome: string,
): readonly string[] {
  const { work, from, format, titleFrom, leftOut } = imported
  const look = titleFrom === 'headline' || titleFrom === 'front matter' ? '' : ': please check it'
  return [
    `${work.id}: ${outcome} ${file}`,
    `  from      ${from} (${format})`,
    `  title     ${work.title.zh} (from the ${titleFrom}${look})`,
    `  source    ${work.source ?? 'the text names none'}`,
    `  language  ${work.language}`,
    ...work.sections.map(section => `  section   ${describeSection(section)}`),
    ...(leftOut.length > 0 ? [`  left out  ${leftOut.join(' | ')}`] : []),
    ...(titleFrom === 'front matter' ? [] : [`  to do     ${toDo(imported)}`]),
  ]
}

/** How many characters `section` has, white space aside, in code points. */
export const charactersIn = ({ passages }: Section) =>
  passages.reduce((sum, { text }) => sum + [...text.replace(/\s/gu, '')].length, 0)

function describeSection(section: Section): string {
  const { number, heading, depth, passages } = section
  const label = heading === '' ? 'before the first heading' : shorten(heading)
  const ordinal = ordinalOf(heading)?.printed
  const step = '  '.repeat(Math.max(0, depth - 1))
  const at = ordinal === undefined ? `${number}` : `${number} (${ordinal})`
  return `${step}${at} ${label}: ${plural(passages.length, 'paragraph')}, ${plural(charactersIn(section), 'character')}`
}

const shorten = (heading: string) => {
  const chars = [...heading]
  return chars.length > 24 ? `${chars.slice(0, 24).join('')}…` : heading
}

export const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const toDo = ({ work }: ImportedWork) =>
  `complete its front matter: title.en, aliases${work.source === null ? ', source if it is known' : ''}; command is /${work.command}`
