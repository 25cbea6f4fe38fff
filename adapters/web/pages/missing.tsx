import type { FC } from 'hono/jsx'
import type { Address } from '../../../src/address.ts'
import type { Visit } from '../visit.ts'
import { Page, SearchBox } from './layout.tsx'

/** There is no such place; what there is nearest to it. */
export const MissingPage: FC<{ visit: Visit; asked: string; near: readonly Address[] }> = ({
  visit,
  asked,
  near,
}) => {
  const { say, to } = visit
  return (
    <Page visit={visit} title={say['web.notFoundTitle']} indexed={false}>
      <h1>{say['web.notFoundTitle']}</h1>
      <p>{say['web.notFound'](asked)}</p>
      {near.length === 0 ? null : (
        <>
          <p>{say['web.near']}</p>
          <ul>
            {near.map(address => (
              <li>
                <a href={to(`/${address}`)}>
                  <code>{address}</code>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <SearchBox visit={visit} />
    </Page>
  )
}

/** Something that could not be done, in a sentence. */
export const ErrorPage: FC<{ visit: Visit; words: string }> = ({ visit, words }) => (
  <Page visit={visit} title={visit.say['web.errorTitle']} indexed={false}>
    <h1>{visit.say['web.errorTitle']}</h1>
    <p>{words}</p>
    <p>
      <a href={visit.to('/')}>{visit.say['web.works']}</a>
    </p>
  </Page>
)
