import type { FC } from 'hono/jsx'
import { packButton } from '../../../src/reply/button.ts'
import type { Quiz, Reply } from '../../../src/reply/reply.ts'
import { Blocks, type Pen } from '../draw.tsx'
import type { Visit } from '../visit.ts'
import { Page } from './layout.tsx'

/** What was asked in the chat and what it brought. */
export interface Exchange {
  /** As the reader typed or pressed it. */
  readonly asked: string
  readonly reply: Reply
  /** The name under which each quiz of the reply was opened, by the quiz's own id. */
  readonly polls: ReadonlyMap<string, string>
}

/** Questions that show what the commands can do. */
const examples = ['/beltroad 3', '菌草', '/verify 从“大写意”进入“工笔画”状态', '/quiz', '/help']

/** Names the chat's elements to the script, which adds exchanges without another page. */
const logId = 'log'

/** The commands as a conversation in a browser; `room` names it to whoever has its link. */
export const ChatPage: FC<{
  visit: Visit
  room: string
  exchange?: Exchange | undefined
  /** Typed and not sent yet. */
  draft?: string | undefined
}> = ({ visit, room, exchange, draft }) => {
  const { say, to } = visit
  return (
    <Page visit={visit} title={say['web.chatTitle']} indexed={false}>
      <h1>{say['web.chatTitle']}</h1>
      <form class="chat" method="post" action={to('/chat')} data-failed={say['web.chatFailed']}>
        <input type="hidden" name="room" value={room} />
        {/* Enter in a field presses the first button of its form, which would be an example. */}
        <button type="submit" hidden>
          {say['web.chatSend']}
        </button>
        <p>{say['web.chatIntro']}</p>
        <p class="actions">
          {examples.map(line => (
            <button type="submit" name="line" value={line} formnovalidate>
              {line}
            </button>
          ))}
        </p>
        <div id={logId} role="log" aria-label={say['web.chatLog']} tabindex={0}>
          {exchange === undefined ? null : <ExchangePart visit={visit} exchange={exchange} />}
        </div>
        {draft === undefined ? null : <p class="notice hint">{say['web.chatPrefilled']}</p>}
        <label for="words">{say['web.chatLabel']}</label>
        <div class="line">
          <input
            id="words"
            name="words"
            type="text"
            value={draft ?? ''}
            autocomplete="off"
            maxlength={4000}
          />
          <button type="submit">{say['web.chatSend']}</button>
        </div>
      </form>
      <p class="quiet">
        <a href={to(`/chat?room=${room}`)}>{say['web.chatRoom']}</a>
      </p>
    </Page>
  )
}

/** One question with its answer, alone for the script or in the page. */
export const ExchangePart: FC<{ visit: Visit; exchange: Exchange }> = ({ visit, exchange }) => {
  const { asked, reply, polls } = exchange
  return (
    <section class="exchange">
      <h2 class="asked">{asked}</h2>
      <Blocks reply={reply} pen={chattingPen(visit, polls)} />
    </section>
  )
}

/** Draws with buttons that ask on in the same conversation. */
const chattingPen = (visit: Visit, polls: ReadonlyMap<string, string>): Pen => ({
  visit,
  level: 3,
  ask: (question, label) => (
    <button
      type="submit"
      name="ask"
      value={packButton({ question }, () => true).data}
      formnovalidate
    >
      {label}
    </button>
  ),
  choices: quiz => <Choices quiz={quiz} poll={polls.get(quiz.id) ?? ''} />,
})

const Choices: FC<{ quiz: Quiz; poll: string }> = ({ quiz, poll }) => (
  <ol class="choices">
    {quiz.options.map((option, at) => (
      <li>
        <button type="submit" name="choice" value={`${poll} ${at} ${option}`} formnovalidate>
          {option}
        </button>
      </li>
    ))}
  </ol>
)
