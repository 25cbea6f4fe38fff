import type { FC } from 'hono/jsx'
import { addressOf, parseAddress } from '../../../src/address.ts'
import type { Question } from '../../../src/inquiry.ts'
import type { Library } from '../../../src/library.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { Blocks, type Pen } from '../draw.tsx'
import type { Visit } from '../visit.ts'
import { Page, SearchBox } from './layout.tsx'

/** The answer to a search; with no words, the box to search in. */
export const SearchPage: FC<{
  visit: Visit
  words: string
  reply: Reply | undefined
  library: Library
}> = ({ visit, words, reply, library }) => {
  const { say } = visit
  const title = words === '' ? say['web.searchLabel'] : say['web.searchTitle'](words)
  return (
    <Page visit={visit} title={title} indexed={false}>
      <h1>{title}</h1>
      <SearchBox visit={visit} words={words} />
      {reply === undefined ? null : (
        <div class="answer">
          <Blocks reply={reply} pen={linkingPen(visit, library)} />
        </div>
      )}
    </Page>
  )
}

/** Draws with links to pages: a search leads to searches, a place to its page. What only a chat can do is left out. */
const linkingPen = (visit: Visit, library: Library): Pen => ({
  visit,
  level: 2,
  ask: (question, label) => {
    const path = pathOf(question, library)
    return path === undefined ? undefined : <a href={visit.to(path)}>{label}</a>
  },
  choices: () => undefined,
})

/** The page that answers `question`; `undefined` where only the chat can. */
function pathOf({ command, words, page }: Question, library: Library): string | undefined {
  if (command === 'search') {
    const paged = page === undefined ? '' : `&page=${page}`
    return `/search?q=${encodeURIComponent(words)}${paged}`
  }
  const work = library.works.find(work => work.command === command)
  if (work === undefined) return command === 'context' ? pathTo(words) : undefined
  return words === '' ? `/${work.id}` : pathTo(`${work.id}/${words}`)
}

function pathTo(address: string): string | undefined {
  const place = parseAddress(address)
  return place && `/${addressOf(place)}`
}
