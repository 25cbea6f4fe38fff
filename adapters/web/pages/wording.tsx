import type { Child, FC } from 'hono/jsx'
import { dayOf } from '../../../src/archive/day.ts'
import type { Cited } from '../../../src/archive/trace.ts'
import type { Passage, Span } from '../../../src/passage.ts'
import { wordingId } from '../../../src/store/archive.ts'
import type { Revision } from '../../../src/verify/difference.ts'
import type { Visit } from '../visit.ts'

/** A wording that was cited, with what was meant of it set off, and what is gone of it struck out. */
export const CitedWording: FC<{
  cited: Cited
  visit: Visit
  revision?: readonly Revision[]
}> = ({ cited: { wording, span }, visit, revision }) => (
  <figure class="here">
    <blockquote data-archived={wordingId(wording)} lang={wording.language}>
      <Revised text={wording.text} revision={revision} mine="removed" mark={span} />
    </blockquote>
    <figcaption>
      <cite>{wording.citation[visit.locale]}</cite> <code>{wording.address}</code>{' '}
      <span class="quiet">{visit.say['web.lastSeen'](dayOf(wording.lastSeenMs))}</span>
    </figcaption>
  </figure>
)

/** A passage as it stands today, with what it did not have before underlined. */
export const TodaysWording: FC<{
  passage: Passage
  language: string
  visit: Visit
  revision?: readonly Revision[]
}> = ({ passage: { address, text }, language, visit, revision }) => (
  <figure class="here">
    <blockquote data-quote={address} lang={language}>
      <Revised text={text} revision={revision} mine="added" />
    </blockquote>
    <figcaption>
      <a href={visit.to(`/${address}`)}>
        <code>{address}</code>
      </a>
    </figcaption>
  </figure>
)

/** Links to where the same words stand today; nothing where they do not. */
export const Elsewhere: FC<{ passages: readonly Passage[]; visit: Visit }> = ({
  passages,
  visit,
}) =>
  passages.length === 0 ? null : (
    <>
      <p class="notice hint">{visit.say['web.moved']}</p>
      <ul class="items">
        {passages.slice(0, maxElsewhere).map(({ address }) => (
          <li>
            <a href={visit.to(`/${address}`)}>
              <code>{address}</code>
            </a>
          </li>
        ))}
      </ul>
    </>
  )

/** A line that a corpus has everywhere leads to a few places only. */
const maxElsewhere = 10

/** What was changed, in words, for whoever sees no marks. */
export const RevisionList: FC<{ revision: readonly Revision[]; visit: Visit }> = ({
  revision,
  visit: { say },
}) => (
  <ul class="items">
    {revision.map(({ kind, text }, at) => {
      const next = revision[at + 1]
      const isReplaced = kind === 'removed' && next?.kind === 'added'
      if (isReplaced) return <li>{say['web.replaced'](text, next.text)}</li>
      if (kind === 'removed') return <li>{say['web.removed'](text)}</li>
      if (kind === 'added' && revision[at - 1]?.kind !== 'removed')
        return <li>{say['web.added'](text)}</li>
      return null
    })}
  </ul>
)

/** One side of a revision, which is all of `text`, and `mark` in it set off. */
const Revised: FC<{
  text: string
  revision: readonly Revision[] | undefined
  mine: 'removed' | 'added'
  mark?: Span | undefined
}> = ({ text, revision = [{ kind: 'same', text }], mine, mark }) => {
  const parts: Child[] = []
  let at = 0
  for (const { kind, text: piece } of revision) {
    if (kind !== 'same' && kind !== mine) continue
    const end = at + piece.length
    for (const stretch of cut({ start: at, end }, mark)) {
      const words = text.slice(stretch.start, stretch.end)
      const isMarked = mark !== undefined && mark.start <= stretch.start && stretch.end <= mark.end
      const set = isMarked ? <mark>{words}</mark> : words
      if (kind === 'same') parts.push(set)
      else if (mine === 'removed') parts.push(<del class="since">{set}</del>)
      else parts.push(<ins class="since">{set}</ins>)
    }
    at = end
  }
  return <>{parts}</>
}

/** `span` in the pieces that the ends of `mark` cut it into. */
function cut({ start, end }: Span, mark: Span | undefined): readonly Span[] {
  const inner = [mark?.start ?? start, mark?.end ?? end].filter(at => start < at && at < end)
  const ends = [...inner, end]
  return ends.map((at, index) => ({ start: ends[index - 1] ?? start, end: at }))
}
