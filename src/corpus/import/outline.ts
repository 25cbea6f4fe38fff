import { runsOn } from '../work-file.ts'
import type { Block } from './block.ts'
import { isMajor, type Opening, openingOf } from './opening.ts'
import { splitRunIn, splitTopic } from './run-in.ts'

/** A line of a corpus file's body: a heading of some depth (from 1) or a paragraph. */
export type Part =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }

/** A part before its depth is known. `level` is there when the format itself marked the heading. */
type Draft =
  | {
      readonly kind: 'heading'
      readonly text: string
      readonly level?: number
      readonly form?: string
    }
  | { readonly kind: 'paragraph'; readonly text: string }

/** The deepest heading that Markdown can write under `##`. */
const deepest = 5

/**
 * The headings and paragraphs of an article, run-in headings parted from their paragraphs.
 * An empty heading that becomes a paragraph may fill the one above it, so the outline is
 * taken again until it stays the same; that is also what an import of its own file gives.
 */
export function outline(blocks: readonly Block[], tries = 8): readonly Part[] {
  const drafts = withTopics(blocks.flatMap(draftsOf))
  const parts = closeRanks(withoutEmptyHeadings(withDepths(drafts)))
  const again = parts.map(
    (part): Block =>
      part.kind === 'heading' ? { kind: 'heading', level: part.depth + 1, text: part.text } : part,
  )
  const settled = tries === 0 || JSON.stringify(again) === JSON.stringify(blocks)
  return settled ? parts : outline(again, tries - 1)
}

function draftsOf(block: Block): readonly Draft[] {
  if (block.kind !== 'paragraph') {
    const level = block.kind === 'title' ? 1 : block.level
    return [{ kind: 'heading', text: block.text, level, ...formOf(openingOf(block.text)) }]
  }
  const found = splitRunIn(block.text)
  if (!found) return [block]
  const heading: Draft = { kind: 'heading', text: found.heading, form: found.opening.form }
  // What follows is looked at again, since it stands as a paragraph of its own in the file.
  return found.rest === ''
    ? [heading]
    : [heading, ...draftsOf({ kind: 'paragraph', text: found.rest })]
}

const formOf = (opening: Opening | undefined) => (opening ? { form: opening.form } : {})

/** Behind the last numbered section, 在…上， opens a section beside it. */
function withTopics(drafts: readonly Draft[]): readonly Draft[] {
  const numbered = drafts.flatMap((draft, index) => {
    const opening = draft.kind === 'heading' ? openingOf(draft.text) : undefined
    return opening ? [{ index, opening }] : []
  })
  const major = numbered.filter(({ opening }) => isMajor(opening)).at(-1)
  const last = numbered.at(-1)?.index
  const series = numbered.filter(({ opening }) => opening.form === major?.opening.form)
  if (!major || last === undefined || series.length < 2) return drafts
  const turn = drafts.findIndex(
    ({ kind, text }, index) => index > last && kind === 'heading' && !splitTopic(`${text}。`),
  )
  const end = turn === -1 ? drafts.length : turn
  return drafts.flatMap((draft, index): readonly Draft[] => {
    // The paragraph right under a heading is what the heading opens, not a turn.
    const underHeading = drafts[index - 1]?.kind === 'heading'
    if (draft.kind === 'heading' || index <= last || index >= end || underHeading) return [draft]
    const topic = splitTopic(draft.text)
    if (!topic) return [draft]
    return [
      { kind: 'heading', text: topic.heading, form: major.opening.form },
      { kind: 'paragraph', text: topic.rest },
    ]
  })
}

/**
 * A heading that the format marked keeps its rank. A numbered one without a mark stands
 * beside the last one of its series, or one step below the heading it is under.
 */
function withDepths(drafts: readonly Draft[]): readonly Part[] {
  const levels = [
    ...new Set(drafts.flatMap(draft => (draft.kind === 'heading' ? (draft.level ?? []) : []))),
  ].sort((a, b) => a - b)
  let above: readonly { readonly form: string | undefined; readonly depth: number }[] = []
  return drafts.map((draft): Part => {
    if (draft.kind === 'paragraph') return draft
    const { text, level, form } = draft
    const kin = above.find(heading => form !== undefined && heading.form === form)
    const depth =
      level === undefined
        ? (kin?.depth ?? (above.at(-1)?.depth ?? 0) + 1)
        : levels.indexOf(level) + 1
    above = [...above.filter(heading => heading.depth < depth), { form, depth }]
    return { kind: 'heading', depth, text }
  })
}

/** A heading with nothing under it (an item of a list, a stray link) is a paragraph. */
const withoutEmptyHeadings = (parts: readonly Part[]): readonly Part[] =>
  parts.map((part, index): Part => {
    if (part.kind === 'paragraph' || runsOn(part.text)) return part
    const next = parts[index + 1]
    const holdsText = next?.kind === 'paragraph' || (next !== undefined && next.depth > part.depth)
    return holdsText ? part : { kind: 'paragraph', text: part.text }
  })

/** No step of the ladder is left out, so that a file's `##`, `###` read back as the same depths. */
function closeRanks(parts: readonly Part[]): readonly Part[] {
  const depths = [
    ...new Set(parts.flatMap(part => (part.kind === 'heading' ? [part.depth] : []))),
  ].sort((a, b) => a - b)
  return parts.map(part =>
    part.kind === 'heading'
      ? { ...part, depth: Math.min(deepest, depths.indexOf(part.depth) + 1) }
      : part,
  )
}
