import { citationStyles } from '../cite.ts'
import type { Wording } from '../i18n/wording.ts'
import { locales } from '../passage.ts'
import type { ListItem, Reply } from '../reply/reply.ts'
import { leads, type RoomChange, type RoomSettings } from '../store/store.ts'
import { mistake } from './blocks.ts'
import type { Asked } from './command.ts'
import { command } from './define.ts'

const switches = ['on', 'off'] as const

/** What a room can set, each with its options; `now` is the option that holds. */
const all = [
  {
    name: 'language',
    options: locales,
    now: ({ locale }: RoomSettings) => locale,
    change: (option: string): RoomChange => ({ locale: locales.find(it => it === option) }),
  },
  {
    name: 'style',
    options: citationStyles,
    now: ({ style = 'short' }: RoomSettings) => style,
    change: (option: string): RoomChange => ({ style: citationStyles.find(it => it === option) }),
  },
  {
    name: 'private',
    options: switches,
    now: ({ isPrivate = false }: RoomSettings) => (isPrivate ? 'on' : 'off'),
    change: (option: string): RoomChange => ({ isPrivate: option === 'on' }),
  },
  {
    name: 'lead',
    options: leads,
    now: ({ lead = 'everyone' }: RoomSettings) => lead,
    change: (option: string): RoomChange => ({ lead: leads.find(it => it === option) }),
  },
  {
    name: 'brackets',
    options: switches,
    now: ({ brackets = true }: RoomSettings) => (brackets ? 'on' : 'off'),
    change: (option: string): RoomChange => ({ brackets: option === 'on' }),
  },
] as const satisfies readonly {
  readonly name: string
  readonly options: readonly (keyof Options)[]
  now(settings: RoomSettings): keyof Options | undefined
  change(option: string): RoomChange
}[]

type Options = {
  readonly [K in keyof Wording as K extends `option.${infer Option}` ? Option : never]: true
}
type Setting = (typeof all)[number]

export const settings = command({
  name: 'settings',
  group: 'settings',
  localName: say => say['command.settings.name'],
  summary: say => say['command.settings.summary'],
  usage: say => say['command.settings.usage'],
  params: { setting: { kind: 'text', of: 'setting' } },
  run: async ({ setting: typed }, asked): Promise<Reply> => {
    const { desk, inquiry, locale, say } = asked
    const here = settingsHere(asked)
    const [name = '', option = ''] = typed.toLowerCase().split(/\s+/u)
    if (name === '') return overview(here, asked)
    const setting = here.find(setting => setting.name === name)
    if (setting === undefined)
      return {
        ...overview(here, asked),
        blocks: [mistake(say['settings.unknown'](typed)), ...overview(here, asked).blocks],
      }
    const chosen = setting.options.find(one => one === option)
    if (chosen === undefined) return choice(setting, asked)
    if (!(await desk.administers(inquiry)))
      return { locale, blocks: [mistake(say['settings.administrators'])] }
    await desk.store.rooms.change(inquiry.room, setting.change(chosen))
    return {
      locale: setting.name === 'language' ? (locales.find(it => it === chosen) ?? locale) : locale,
      blocks: [
        {
          kind: 'paragraph',
          text: say['settings.set'](say[`settings.${setting.name}`], say[`option.${chosen}`]),
        },
        {
          kind: 'actions',
          actions: [
            {
              kind: 'ask',
              label: say['settings.title'],
              question: { command: 'settings', words: '' },
            },
          ],
        },
      ],
    }
  },
})

/** A platform that shows every answer to everyone has nothing to set there. */
const settingsHere = ({ desk }: Asked): readonly Setting[] =>
  all.filter(
    ({ name }) => name !== 'private' || desk.commands.some(command => command.name === 'private'),
  )

/** Every setting and option that can be typed behind the command. */
export const settingWords = all.flatMap(({ name, options }) =>
  options.map(option => ({ name, option })),
)

function overview(here: readonly Setting[], { locale, say, settings }: Asked): Reply {
  const items = here.map((setting): ListItem => {
    const now = setting.now(settings)
    return {
      text: say['settings.line'](
        say[`settings.${setting.name}`],
        now === undefined ? say['settings.open'] : say[`option.${now}`],
      ),
      question: { command: 'settings', words: setting.name },
    }
  })
  return {
    locale,
    blocks: [
      { kind: 'heading', text: say['settings.title'] },
      { kind: 'list', items },
    ],
  }
}

function choice(setting: Setting, { locale, say }: Asked): Reply {
  const items = setting.options.map(option => ({
    text: say[`option.${option}`],
    question: { command: 'settings', words: `${setting.name} ${option}` },
  }))
  return {
    locale,
    blocks: [
      { kind: 'paragraph', text: say['settings.choose'](say[`settings.${setting.name}`]) },
      { kind: 'list', items },
    ],
  }
}
