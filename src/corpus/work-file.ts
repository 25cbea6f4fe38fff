import { addressOf } from '../address.ts'
import type { Passage, Section, Work } from '../passage.ts'
import { joinLines } from '../text.ts'
import type { Fault } from './fault.ts'
import { type FrontMatter, parseFrontMatter } from './front-matter.ts'

/**
 * Reads a corpus file: front matter between two `---` lines, then headings
 * (`## 第一，…`) and paragraphs parted by blank lines. Nothing else is marked up:
 * every other character is the work's own text.
 *
 * A heading that ends in 。，；： or another mark of running text is run-in: it is
 * the opening of the paragraph under it, and is quoted with it.
 */
export function parseWorkFile(
  source: string,
  path: string,
): { readonly work: Work } | { readonly faults: readonly Fault[] } {
  const text = source.replace(/^\uFEFF/, '')
  const malformed = malformedAt(text, path)
  if (malformed.length > 0) return { faults: malformed }
  const [head, yaml] = /^---[ \t]*\r?\n((?:.*\r?\n)*?)---[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  if (head === undefined || yaml === undefined) {
    return {
      faults: [
        {
          file: path,
          line: 1,
          problem: 'no front matter',
          remedy:
            'open the file with a line "---", the fields id and title, and another line "---", or make it with `npm run corpus -- import`',
        },
      ],
    }
  }
  const front = parseFrontMatter(yaml, path)
  const lines = text.split(/\r?\n/)
  const bodyStart = head.split(/\r?\n/).length - 1
  const body = parseBody(lines.slice(bodyStart), bodyStart + 1)
  const faults = body.flatMap((section, index) => emptySectionFault(section, body[index + 1], path))
  if (body.length === 0) {
    faults.push({
      file: path,
      line: bodyStart + 1,
      problem: 'no text',
      remedy: 'put the work’s paragraphs under the front matter',
    })
  }
  if ('faults' in front) return { faults: [...front.faults, ...faults] }
  if (faults.length > 0) return { faults }
  return { work: workOf(front.fields, body) }
}

/** A heading with its paragraphs, before it has a number; section 0 has depth 0. */
interface RawSection {
  readonly line: number
  readonly heading: string
  readonly depth: number
  readonly paragraphs: readonly string[]
}

function parseBody(lines: readonly string[], firstLine: number): readonly RawSection[] {
  const sections: { line: number; heading: string; level: number; paragraphs: string[] }[] = []
  let open: string[] = []
  const close = () => {
    if (open.length === 0) return
    if (sections.length === 0)
      sections.push({ line: firstLine, heading: '', level: 0, paragraphs: [] })
    sections.at(-1)?.paragraphs.push(joinLines(open))
    open = []
  }
  lines.forEach((line, index) => {
    const [, marks, heading = ''] = /^(#{1,6})(?:[ \t]+(.*?))?[ \t]*$/.exec(line) ?? []
    if (marks !== undefined) {
      close()
      sections.push({ line: firstLine + index, heading, level: marks.length, paragraphs: [] })
    } else if (line.trim() === '') {
      close()
    } else {
      open.push(line)
    }
  })
  close()
  const levels = [...new Set(sections.map(({ level }) => level))].filter(level => level > 0).sort()
  return sections.map(({ level, ...section }) => ({ ...section, depth: levels.indexOf(level) + 1 }))
}

/**
 * Whether a heading ends as running text does, so that it is the opening of the paragraph
 * under it: in a mark that parts clauses, with any quotation marks or brackets that close there.
 */
export const runsOn = (heading: string) => /[。，；：！？、][”’」』）》]*$/u.test(heading)

function emptySectionFault(
  section: RawSection,
  next: RawSection | undefined,
  file: string,
): Fault[] {
  const holdsParts = next !== undefined && next.depth > section.depth
  if (section.paragraphs.length > 0 || holdsParts || runsOn(section.heading)) return []
  return [
    {
      file,
      line: section.line,
      problem: `section "${section.heading}" is empty`,
      remedy: 'put its paragraphs under it or take the heading out',
    },
  ]
}

function workOf(fields: FrontMatter, body: readonly RawSection[]): Work {
  const { id, title, command, aliases, source, language, author, date, url } = fields
  const first = body[0]?.depth === 0 ? 0 : 1
  return {
    id,
    title: { zh: title.zh, en: title.en ?? title.zh },
    command: command ?? id.replaceAll('-', '_'),
    aliases,
    source: source ?? null,
    language,
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
    ...(url !== undefined && { url }),
    sections: body.map((section, index) => sectionOf(id, section, first + index)),
  }
}

function sectionOf(
  work: string,
  { heading, depth, paragraphs }: RawSection,
  number: number,
): Section {
  const [opening = '', ...rest] = paragraphs
  const runIn = runsOn(heading)
  const texts = runIn ? [joinLines([heading, opening]), ...rest] : paragraphs
  return {
    number,
    heading,
    depth,
    passages: texts.map(
      (text, index): Passage => ({
        address: addressOf({ work, section: number, paragraph: index + 1 }),
        work,
        section: number,
        paragraph: index + 1,
        text,
        headingEnd: runIn && index === 0 ? heading.length : 0,
      }),
    ),
  }
}

/** A lone half of a surrogate pair, or a character that was lost in an earlier conversion. */
function malformedAt(text: string, file: string): readonly Fault[] {
  return text.split('\n').flatMap((line, index) => {
    const damaged = /[\uFFFD\p{Surrogate}]|[^\P{Cc}\t\r]/u.test(line)
    if (!damaged) return []
    return [
      {
        file,
        line: index + 1,
        problem: 'text that is not well-formed Unicode, or a control character',
        remedy: 'restore the characters from the source and save the file as UTF-8',
      },
    ]
  })
}
