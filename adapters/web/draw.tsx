import type { Child, FC } from 'hono/jsx'
import type { Question } from '../../src/inquiry.ts'
import type { Span } from '../../src/passage.ts'
import { addressOfQuote, type Quote } from '../../src/quote.ts'
import type {
  Action,
  Block,
  Card,
  Difference,
  File,
  ListItem,
  Quiz,
  Quotation,
  Reply,
} from '../../src/reply/reply.ts'
import type { Change } from '../../src/verify/difference.ts'
import { inLanguage, type Visit } from './visit.ts'

/** How the blocks of a reply become a part of a page. */
export interface Pen {
  readonly visit: Visit
  /** The level of a heading in the reply, under those of the page. */
  readonly level: 2 | 3
  /** Something that can be asked next; nothing where the page leads there otherwise. */
  ask(question: Question, label: string): Child
  /** A quiz's choices. */
  choices(quiz: Quiz): Child
}

/** The blocks of a reply, in order. */
export const Blocks: FC<{ reply: Reply; pen: Pen }> = ({ reply, pen }) => (
  <>{reply.blocks.map(block => drawBlock(block, pen))}</>
)

function drawBlock(block: Block, pen: Pen): Child {
  switch (block.kind) {
    case 'heading':
      return pen.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>
    case 'paragraph':
      return <p class="said">{block.text}</p>
    case 'quotation':
      return <QuotationFigure block={block} pen={pen} />
    case 'list':
      return (
        <ul class="items">
          {block.items.map(item => (
            <li>{drawItem(item, pen)}</li>
          ))}
        </ul>
      )
    case 'concordance':
      return (
        <ul class="concordance">
          {block.lines.map(({ quote, mark }) => (
            <li>
              <q data-quote={addressOfQuote(quote)}>
                <Marked quote={quote} marks={[mark]} />
              </q>{' '}
              <AddressLink quote={quote} visit={pen.visit} />
            </li>
          ))}
        </ul>
      )
    case 'difference':
      return <DifferenceFigure block={block} visit={pen.visit} />
    case 'quiz':
      return (
        <div class="quiz">
          <p class="question">{block.question}</p>
          {pen.choices(block)}
        </div>
      )
    case 'file':
      return <FileLink file={block} visit={pen.visit} />
    case 'card':
      return <CardFigure block={block} visit={pen.visit} />
    case 'notice':
      return <p class={`notice ${block.tone}`}>{block.text}</p>
    case 'actions':
      return <Actions actions={block.actions} pen={pen} />
  }
}

const QuotationFigure: FC<{ block: Quotation; pen: Pen }> = ({ block, pen }) => {
  const { quote, marks, citation, note, actions } = block
  return (
    <figure class="quotation">
      <blockquote data-quote={addressOfQuote(quote)} lang="zh">
        <Marked quote={quote} marks={marks} />
      </blockquote>
      <figcaption>
        <Source text={citation.text} quote={quote} visit={pen.visit} />
        {note === undefined ? null : <p class="note">{note}</p>}
        <Actions actions={actions} pen={pen} />
      </figcaption>
    </figure>
  )
}

const CardFigure: FC<{ block: Card; visit: Visit }> = ({ block: { quote, citation }, visit }) => (
  <figure class="quotation">
    <img
      class="card"
      src={inLanguage(cardPath(quote), visit.locale)}
      width="1200"
      height="630"
      alt={visit.say['card.alt'](citation.text)}
    />
    <blockquote data-quote={addressOfQuote(quote)} lang="zh">
      {quote.words}
    </blockquote>
    <figcaption>
      <Source text={citation.text} quote={quote} visit={visit} />
    </figcaption>
  </figure>
)

/** Where the picture of a quotation is. */
export const cardPath = (quote: Quote) => `/card/${addressOfQuote(quote)}.png`

const DifferenceFigure: FC<{ block: Difference; visit: Visit }> = ({ block, visit }) => (
  <figure class="quotation">
    <blockquote data-quote={addressOfQuote(block.quote)} lang="zh">
      <Changes changes={block.changes} />
    </blockquote>
    <figcaption>
      <Source text={block.citation.text} quote={block.quote} visit={visit} />
    </figcaption>
  </figure>
)

/** What the corpus has alone is underlined, what was claimed alone is struck out; marks stay where there is no style. */
const Changes: FC<{ changes: readonly Change[] }> = ({ changes }) => (
  <>
    {changes.map(({ kind, text }) =>
      kind === 'same' ? (
        text
      ) : kind === 'missing' ? (
        <mark class="ours">{text}</mark>
      ) : (
        <ins>{text}</ins>
      ),
    )}
  </>
)

const Source: FC<{ text: string; quote: Quote; visit: Visit }> = ({ text, quote, visit }) => (
  <p class="source">
    —— <a href={visit.to(`/${addressOfQuote(quote)}`)}>{text}</a>{' '}
    <code>{addressOfQuote(quote)}</code>
  </p>
)

const AddressLink: FC<{ quote: Quote; visit: Visit }> = ({ quote, visit }) => (
  <a class="address" href={visit.to(`/${addressOfQuote(quote)}`)}>
    {addressOfQuote(quote)}
  </a>
)

/** The quote's words with `marks` set off. */
export const Marked: FC<{ quote: Quote; marks: readonly Span[] }> = ({ quote, marks }) => {
  const { text } = quote.passage
  const parts: Child[] = []
  let at = quote.span.start
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), <mark>{text.slice(start, end)}</mark>)
    at = end
  }
  return (
    <>
      {parts}
      {text.slice(at, quote.span.end)}
    </>
  )
}

const drawItem = ({ text, detail, question }: ListItem, pen: Pen): Child => (
  <>
    {(question && pen.ask(question, text)) ?? text}
    {detail === undefined ? null : <span class="quiet"> {detail}</span>}
  </>
)

const FileLink: FC<{ file: File; visit: Visit }> = ({ file, visit }) => {
  const address = `data:${file.type};base64,${Buffer.from(file.content).toString('base64')}`
  if (file.type.startsWith('image/'))
    return (
      <p>
        <img class="card" src={address} alt={file.name} />
      </p>
    )
  return (
    <p>
      <a download={file.name} href={address}>
        {visit.say['web.download'](file.name)}
      </a>
    </p>
  )
}

const Actions: FC<{ actions: readonly Action[]; pen: Pen }> = ({ actions, pen }) => {
  const drawn = actions.map(action => drawAction(action, pen)).filter(part => part !== undefined)
  return drawn.length === 0 ? null : <div class="actions">{drawn}</div>
}

function drawAction(action: Action, pen: Pen): Child | undefined {
  switch (action.kind) {
    case 'ask':
      return pen.ask(action.question, action.label)
    case 'discuss':
      return pen.ask({ command: 'discuss', words: action.address }, action.label)
    case 'copy':
      // Only a script can do it, which shows the button.
      return (
        <button type="button" data-copy={action.text} hidden>
          {action.label}
        </button>
      )
    // The citation itself is the link to pass on; a browser has no other rooms.
    case 'share':
    case 'open':
      return undefined
  }
}
