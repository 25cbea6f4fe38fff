import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { Question } from '../../src/inquiry.ts'
import { type Button, type PackedButton, samePlace } from '../../src/reply/button.ts'
import type { Action, ListItem, Quotation, Reply } from '../../src/reply/reply.ts'
import { customIdOf } from './custom-id.ts'
import {
  maxButtonLabel,
  maxButtonsInRow,
  maxOptions,
  maxOptionText,
  maxPlaceholder,
  shortened,
} from './limits.ts'

/** What a message is drawn for. */
export interface Scene {
  readonly question: Question
  /** What the message answered first: where its way back leads. */
  readonly origin: Question
  /** The reader alone sees the message, and may share it. */
  readonly isPrivate: boolean
  /** Passages can be discussed in threads there. */
  readonly threads: boolean
  /** Who puts an answer before everyone that was theirs alone. */
  readonly sharedBy?: string
}

/** What a reader can do next, under a message. */
export interface Controls {
  readonly rows: readonly APIComponentInContainer[]
  /** Payloads that the store must keep before the message is sent. */
  readonly kept: readonly NonNullable<PackedButton['kept']>[]
  /** By the place of a quotation among the blocks: the number that opens it. */
  readonly numbers: ReadonlyMap<number, string>
}

/** At most so many rows of buttons, beside the numbers, so that a message keeps within Discord's number of components. */
const maxButtonRows = 2

/** A list whose items have at most so many code points has them as buttons. */
const shortItem = 20

/** The controls for a page of a reply: a select menu for its list, numbers for its quotations, buttons. */
export function controlsFor({ blocks, locale }: Reply, scene: Scene): Controls {
  const say = wordingIn(locale)
  const pack = packer(scene)
  const openable = blocks.filter(canBeOpened)
  const several = openable.length > 1
  const numbers = new Map<number, string>()
  const numbered: APIButtonComponent[] = []
  const buttons: APIButtonComponent[] = []
  const options: APISelectMenuOption[] = []
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'actions') buttons.push(...block.actions.flatMap(pack.action))
    if (block.kind === 'list') {
      if (hasShortItems(block.items)) buttons.push(...block.items.flatMap(pack.item))
      else options.push(...block.items.flatMap(pack.option))
    }
    if (!canBeOpened(block)) continue
    if (several) {
      const number = String.fromCodePoint(0x2460 + numbered.length)
      const open = pack.button('ask', number, wholePassage(block))
      numbered.push(...open)
      if (open.length > 0) numbers.set(at, number)
    } else buttons.push(...block.actions.flatMap(pack.action))
  }
  const share = scene.isPrivate ? pack.button('share', say['action.share'], scene.question) : []
  const back = samePlace(scene.question, scene.origin)
    ? []
    : pack.button('ask', say['action.back'], scene.origin)
  // The ways on must not be crowded out.
  const room = maxButtonRows * maxButtonsInRow - share.length - back.length
  const rows = [
    ...(options.length > 0 ? [selectOf(options.slice(0, maxOptions), say['select.open'])] : []),
    ...rowsOf(numbered),
    ...rowsOf([...buttons.slice(0, room), ...share, ...back]),
  ]
  return { rows, kept: pack.kept, numbers }
}

const canBeOpened = (block: Reply['blocks'][number]): block is Quotation =>
  block.kind === 'quotation' && block.actions.length > 0

const wholePassage = ({ quote: { passage } }: Quotation): Question => ({
  command: 'search',
  words: passage.address,
})

const hasShortItems = (items: readonly ListItem[]) =>
  items.length <= maxButtonsInRow &&
  items.every(({ text, detail }) => detail === undefined && [...text].length <= shortItem)

/** Makes what asks, and collects what has to be kept for it. A custom_id or a value stands only once in a message. */
function packer({ question, origin, threads }: Scene) {
  const used = new Set<string>()
  const kept: NonNullable<PackedButton['kept']>[] = []
  const idOf = (kind: 'ask' | 'share' | 'discuss', asked: Question): readonly string[] => {
    const button: Button = samePlace(asked, origin)
      ? { question: asked }
      : { question: asked, origin }
    const packed = customIdOf(kind, kind === 'ask' ? button : { question: asked })
    if (used.has(packed.data)) return []
    used.add(packed.data)
    if (packed.kept) kept.push(packed.kept)
    return [packed.data]
  }
  const button = (kind: 'ask' | 'share' | 'discuss', label: string, asked: Question) =>
    idOf(kind, asked).map(
      (custom_id): APIButtonComponent => ({
        type: ComponentType.Button,
        style: kind === 'ask' ? ButtonStyle.Secondary : ButtonStyle.Primary,
        label: shortened(label, maxButtonLabel),
        custom_id,
      }),
    )
  return {
    kept,
    button,
    /** Discord has no clipboard for a button, and shares and opens in its own ways. */
    action: (action: Action) => {
      if (action.kind === 'ask') return button('ask', action.label, action.question)
      if (action.kind !== 'discuss') return []
      const kind = threads ? 'discuss' : 'ask'
      return button(kind, action.label, { command: 'discuss', words: action.address })
    },
    item: ({ text, question: asked }: ListItem) => (asked ? button('ask', text, asked) : []),
    option: ({ text, detail = '', question: asked = question }: ListItem) =>
      (asked === question ? [] : idOf('ask', asked)).map(
        (value): APISelectMenuOption => ({
          label: shortened(text, maxOptionText),
          value,
          ...(detail.trim() !== '' && { description: shortened(detail, maxOptionText) }),
        }),
      ),
  }
}

/** A select menu's own custom_id says nothing: what was chosen does. */
const selectOf = (
  options: APISelectMenuOption[],
  placeholder: string,
): APIComponentInContainer => ({
  type: ComponentType.ActionRow,
  components: [
    {
      type: ComponentType.StringSelect,
      custom_id: 'open',
      placeholder: shortened(placeholder, maxPlaceholder),
      options,
    },
  ],
})

/** Buttons in rows, in order. */
export const rowsOf = (
  buttons: readonly APIButtonComponent[],
): readonly APIComponentInContainer[] =>
  Array.from({ length: Math.ceil(buttons.length / maxButtonsInRow) }, (_, at) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(at * maxButtonsInRow, (at + 1) * maxButtonsInRow),
  }))
