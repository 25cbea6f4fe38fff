import { describe, expect, it } from 'vitest'
import { call, startServer } from './bot.ts'
import type { DiscordOptions } from './options.ts'
import type { Discord } from './server.ts'
import { specUrl } from './spec/spec.ts'
import { validatorAt } from './spec/validator.ts'

const silent = { allowed_mentions: { parse: [] } }
const button = { type: 2, style: 1, label: 'a', custom_id: 'a' }
const option = { label: 'a', value: 'a' }
const select = { type: 3, custom_id: 's', options: [option] }
const row = (...components: readonly object[]) => ({ components: [{ type: 1, components }] })
const v2 = (...components: readonly object[]) => ({ flags: 1 << 15, components })
const text = (content: string) => ({ type: 10, content })
const long = (length: number, character = '字') => character.repeat(length)
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))
const embeds = (...embeds: readonly object[]) => ({ embeds })

/** What a message cannot be, and words of the sentence that says why. */
const messages: readonly (readonly [what: string, body: object, why: string])[] = [
  ['more than 2000 characters', { content: long(2001) }, 'content'],
  ['half a character', { content: 'a\ud842' }, 'surrogate'],
  ['nothing', {}, 'empty'],
  ['a ping', { content: 'a', allowed_mentions: { parse: ['users'] } }, 'allowed_mentions'],
  ['no word on pings', { content: 'a', allowed_mentions: undefined }, 'allowed_mentions'],
  ['11 embeds', embeds(...times(11, () => ({ title: 'a' }))), 'embeds'],
  ['a title of 257', embeds({ title: long(257) }), 'title'],
  ['a description of 4097', embeds({ description: long(4097) }), 'description'],
  ['26 fields', embeds({ fields: times(26, () => ({ name: 'a', value: 'b' })) }), 'fields'],
  ['a field’s name of 257', embeds({ fields: [{ name: long(257), value: 'b' }] }), 'name'],
  ['a field’s value of 1025', embeds({ fields: [{ name: 'a', value: long(1025) }] }), 'value'],
  ['a footer of 2049', embeds({ footer: { text: long(2049) } }), 'footer'],
  ['an author of 257', embeds({ author: { name: long(257) } }), 'author'],
  ['embeds of 6001', embeds(...times(3, i => ({ description: long(2000 + (i % 2)) }))), '6001'],
  [
    'six rows',
    { components: times(6, i => row({ ...button, custom_id: `${i}` }).components[0]) },
    'rows',
  ],
  ['six buttons a row', row(...times(6, i => ({ ...button, custom_id: `${i}` }))), 'components'],
  ['an empty row', row(), 'components'],
  ['a select beside a button', row(button, select), 'one select alone'],
  ['a custom_id of 101', row({ ...button, custom_id: long(101) }), 'custom_id'],
  ['an empty custom_id', row({ ...button, custom_id: '' }), 'custom_id'],
  ['a custom_id twice', row(button, button), 'more than once'],
  ['a label of 81', row({ ...button, label: long(81) }), 'label'],
  ['a button without a label', row({ type: 2, style: 1, custom_id: 'a' }), 'neither label'],
  ['a button without custom_id', row({ type: 2, style: 1, label: 'a' }), 'custom_id is missing'],
  ['a button with a link', row({ ...button, url: 'https://a.example/' }), 'url'],
  ['a link with a custom_id', row({ ...button, style: 5, url: 'https://a.example/' }), 'custom_id'],
  ['a link to nowhere', row({ type: 2, style: 5, label: 'a', url: 'nowhere' }), 'url'],
  [
    'a link of 513',
    row({ type: 2, style: 5, label: 'a', url: `https://a.example/${long(513, 'a')}` }),
    'url',
  ],
  ['a select without options', row({ ...select, options: [] }), 'options'],
  [
    '26 options',
    row({ ...select, options: times(26, i => ({ label: 'a', value: `${i}` })) }),
    'options',
  ],
  [
    'an option’s label of 101',
    row({ ...select, options: [{ ...option, label: long(101) }] }),
    'label',
  ],
  [
    'an option’s value of 101',
    row({ ...select, options: [{ ...option, value: long(101) }] }),
    'value',
  ],
  [
    'an option’s description of 101',
    row({ ...select, options: [{ ...option, description: long(101) }] }),
    'description',
  ],
  ['an option twice', row({ ...select, options: [option, option] }), 'value more than once'],
  ['a placeholder of 151', row({ ...select, placeholder: long(151) }), 'placeholder'],
  ['text displays without the flag', { components: [text('a')] }, 'IS_COMPONENTS_V2'],
  ['content beside Components V2', { ...v2(text('a')), content: 'a' }, 'beside'],
  ['embeds beside Components V2', { ...v2(text('a')), embeds: [{ title: 'a' }] }, 'beside'],
  ['41 components', v2({ type: 17, components: times(40, () => text('a')) }), '41 components'],
  ['4001 characters', v2(text(long(4001))), '4001'],
  [
    '3000 characters, this project’s limit',
    v2(text(long(1500)), text(long(1500))),
    'stays below 3000',
  ],
  ['a text display without text', v2(text('')), 'without text'],
]

const nowhere = new URL('file:///nowhere/discord-openapi.json')

describe.each<readonly [string, DiscordOptions]>([
  ['with the spec', {}],
  ['with the limits only', { spec: nowhere }],
])('a message, %s,', (_, options) => {
  it('is held to every limit', async () => {
    const discord = await startServer(options)
    const path = `/channels/${discord.world.text.id}/messages`
    for (const [what, body, why] of messages) {
      const before = discord.problems.length
      const { status, json } = await call(discord, 'POST', path, { ...silent, ...body })
      expect({ what, status }).toEqual({ what, status: 400 })
      expect(json).toMatchObject({ code: what === 'nothing' ? 50006 : 50035 })
      // The spec's own words are others.
      const sentences = discord.problems.slice(before).join('; ')
      if (options.spec) expect(sentences).toContain(why)
      else expect(sentences).not.toBe('')
    }
    expect(discord.board.messages(discord.world.text.id)).toEqual([])
  })

  it('may go up to every limit', async () => {
    const discord = await startServer(options)
    const path = `/channels/${discord.world.text.id}/messages`
    const whole = [
      { content: long(2000, '𠮷') },
      embeds({ title: long(256), description: long(4096), footer: { text: long(1648) } }),
      row(...times(5, i => ({ ...button, label: long(80), custom_id: `${i}`.padEnd(100, '字') }))),
      row({
        ...select,
        placeholder: long(150),
        options: times(25, i => ({ ...option, value: `${i}` })),
      }),
      v2({ type: 17, components: [text(long(2999)), ...times(38, () => ({ type: 14 }))] }),
      row({ type: 2, style: 5, label: 'a', url: 'https://a.example/' }),
    ]
    for (const body of whole) {
      expect(await call(discord, 'POST', path, { ...silent, ...body })).toMatchObject({
        status: 200,
      })
    }
    expect(discord.problems).toEqual([])
  })
})

/** Nothing can be held against a spec that is not there; the server says so. */
const withSpec = it.skipIf(validatorAt(specUrl) === undefined)

describe('the spec', () => {
  withSpec(
    'refuses fields that Discord does not know, and types that it does not take',
    async () => {
      const discord = await startServer()
      const path = `/channels/${discord.world.text.id}/messages`
      await call(discord, 'POST', path, { ...silent, content: 'a', contents: 'b' })
      await call(discord, 'POST', path, { ...silent, content: 1 })
      await call(discord, 'POST', path, { ...silent, ...row({ ...button, style: 9 }) })
      await call(discord, 'GET', `${path}?limits=3`)
      const route = '/channels/{channel_id}/messages'
      expect(discord.problems).toEqual([
        `POST ${route}: contents is no field of Discord’s`,
        `POST ${route}: content must be string or null, not 1`,
        `POST ${route}: components[0].components[0].style must be one of 1, 2, 3, 4, 5, 6, not 9`,
        `GET ${route}: limits is no parameter of the query`,
      ])
    },
  )

  it('is done without where there is none', async () => {
    const discord = await startServer({ spec: nowhere })
    expect(discord.validation).toBe('limits only')
    expect(discord.validationReason).toContain('/nowhere/discord-openapi.json')
  })

  it('has no route that this server lacks without a word', async () => {
    const discord = await startServer()
    const { status, json } = await call(discord, 'GET', '/guilds/1/bans')
    expect({ status, json }).toEqual({ status: 404, json: { message: '404: Not Found', code: 0 } })
    expect(discord.problems).toEqual(['this server has no GET /guilds/1/bans'])
  })
})

const slash = { name: 'search', description: 'Finds', type: 1 }
const words = { type: 3, name: 'words', description: 'What' }

describe('commands', () => {
  const refused: readonly (readonly [what: string, commands: readonly object[], why: string])[] = [
    ['101 of them', times(101, i => ({ ...slash, name: `a${i}` })), 'more than 100'],
    ['a name twice', [slash, slash], 'more than once'],
    ['upper case', [{ ...slash, name: 'Search' }], 'lower-case'],
    ['a space', [{ ...slash, name: 'a b' }], 'lower-case'],
    [
      'a localised name with a space',
      [{ ...slash, name_localizations: { 'zh-CN': '查 找' } }],
      'name_localizations.zh-CN',
    ],
    ['an empty description', [{ ...slash, description: '' }], 'description'],
    [
      '26 options',
      [{ ...slash, options: times(26, i => ({ ...words, name: `a${i}` })) }],
      'options',
    ],
    ['an option twice', [{ ...slash, options: [words, words] }], 'more than once'],
    [
      '26 choices',
      [
        {
          ...slash,
          options: [{ ...words, choices: times(26, i => ({ name: `${i}`, value: 'a' })) }],
        },
      ],
      'choices',
    ],
    [
      'choices beside autocomplete',
      [
        {
          ...slash,
          options: [{ ...words, autocomplete: true, choices: [{ name: 'a', value: 'a' }] }],
        },
      ],
      'autocomplete',
    ],
    [
      'a required option last',
      [{ ...slash, options: [words, { ...words, name: 'b', required: true }] }],
      'required',
    ],
    ['a description in a menu', [{ name: 'Verify', type: 3, description: 'no' }], 'slash'],
    [
      'more than 8000 characters',
      [
        {
          ...slash,
          options: times(25, i => ({
            ...words,
            name: `a${i}`,
            choices: times(4, j => ({ name: `${j}${long(98)}`, value: 'a' })),
          })),
        },
      ],
      'more than 8000',
    ],
  ]

  it.each(refused)('cannot have %s', async (_, commands, why) => {
    const discord = await startServer({ spec: nowhere })
    const path = `/applications/${discord.applicationId}/commands`
    expect((await call(discord, 'PUT', path, commands)).status).toBe(400)
    expect(discord.problems.join()).toContain(why)
    expect(discord.commands.of(undefined)).toEqual([])
  })

  it('are added, changed and removed one by one, and for one guild', async () => {
    const discord = await startServer()
    const base = `/applications/${discord.applicationId}`
    const guild = `${base}/guilds/${discord.world.guild.id}/commands`
    const zh = { ...slash, name_localizations: { 'zh-CN': '查找' } }
    expect(await call(discord, 'POST', `${base}/commands`, zh)).toMatchObject({ status: 201 })
    expect(await call(discord, 'POST', `${base}/commands`, zh)).toMatchObject({ status: 200 })
    expect((await call(discord, 'PUT', guild, [slash])).status).toBe(200)
    const [command] = discord.commands.of(undefined)
    const path = `${base}/commands/${command?.id}`
    await call(discord, 'PATCH', path, { description: 'Finds passages' })
    expect(discord.commands.of(undefined)).toMatchObject([{ description: 'Finds passages' }])
    expect((await call(discord, 'DELETE', path)).status).toBe(204)
    expect(discord.commands.of(undefined)).toEqual([])
    expect(discord.commands.of(discord.world.guild.id)).toMatchObject([{ name: 'search' }])
    expect(discord.problems).toEqual([])
  })
})

/** A server with one command, and what answers it. */
async function asked(options: DiscordOptions = {}, place = {}) {
  const discord = await startServer(options)
  const options1 = [{ ...words, autocomplete: true }]
  const command = { ...slash, contexts: [0, 1, 2], integration_types: [0, 1], options: options1 }
  await call(discord, 'PUT', `/applications/${discord.applicationId}/commands`, [command])
  const handle = discord.interact.command('search', {}, place)
  return { discord, handle, ...answering(discord, handle) }
}

function answering(
  discord: Discord,
  { id, token }: { readonly id: string; readonly token: string },
) {
  const hook = `/webhooks/${discord.applicationId}/${token}`
  return {
    first: (body: object) => call(discord, 'POST', `/interactions/${id}/${token}/callback`, body),
    follow: (body: object) => call(discord, 'POST', hook, { ...silent, ...body }),
    edit: (body: object) =>
      call(discord, 'PATCH', `${hook}/messages/@original`, { ...silent, ...body }),
  }
}

const message = (data: object) => ({ type: 4, data: { ...silent, ...data } })

describe('an interaction', () => {
  it('has one first answer', async () => {
    const { discord, first } = await asked()
    expect((await first(message({ content: 'a' }))).status).toBe(204)
    expect(await first(message({ content: 'b' }))).toEqual({
      status: 400,
      json: { code: 40060, message: 'Interaction has already been acknowledged.' },
    })
    expect(discord.problems).toEqual(['/search was answered first for the second time'])
  })

  it('is unknown when its first answer comes late', async () => {
    const { discord, handle, first } = await asked({ firstAnswerMs: 30 })
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(await first(message({ content: 'a' }))).toEqual({
      status: 404,
      json: { code: 10062, message: 'Unknown interaction' },
    })
    expect(discord.problems).toEqual(['/search had no first answer within 30 ms'])
    await expect(handle.answer(10)).rejects.toThrow('/search got no answer within 10 ms')
  })

  it('is answered over its own token alone, while that is valid', async () => {
    const { discord, first, edit, follow } = await asked({ tokenMs: 1000 })
    const strange = answering(discord, { id: '1', token: 'strange' })
    expect((await strange.first(message({ content: 'a' }))).json).toMatchObject({ code: 10062 })
    expect((await strange.follow({ content: 'a' })).json).toMatchObject({ code: 10015 })
    expect((await edit({ content: 'too early' })).json).toMatchObject({ code: 10015 })
    await first(message({ content: 'a' }))
    expect((await edit({ content: 'b' })).status).toBe(200)
    await new Promise(resolve => setTimeout(resolve, 1020))
    expect(await follow({ content: 'too late' })).toMatchObject({
      status: 401,
      json: { code: 50027 },
    })
    expect(discord.problems).toHaveLength(4)
  })

  it('has its deferred answer filled in, which stays ephemeral', async () => {
    const { discord, handle, first, edit, follow } = await asked()
    await first({ type: 5, data: { flags: 64 } })
    expect(await handle.acknowledged()).toBe(5)
    await follow(v2(text('推动')))
    expect(await handle.answer()).toMatchObject({ deferred: true, ephemeral: true, edits: 0 })
    await edit(v2(text('绿色')))
    expect(await handle.answer()).toMatchObject({ ephemeral: true, edits: 1, words: '绿色' })
    expect(handle.followups).toEqual([])
    expect(discord.board.messages(discord.world.text.id)).toEqual([])
    expect(discord.problems).toEqual([])
  })

  it('keeps Components V2 once it has them, and gets them only in place of content', async () => {
    const { discord, first, edit } = await asked()
    await first(message({ content: 'a' }))
    expect((await edit(v2(text('b')))).status).toBe(400)
    expect((await edit({ ...v2(text('b')), content: null })).status).toBe(200)
    expect((await edit({ content: 'c' })).status).toBe(400)
    expect((await edit({ flags: 0, components: [] })).status).toBe(400)
    expect(discord.problems.map(problem => problem.split(': ')[1])).toEqual([
      'content stays beside IS_COMPONENTS_V2',
      'content cannot be used beside IS_COMPONENTS_V2',
      'flags takes IS_COMPONENTS_V2 from a message, which cannot be undone',
    ])
  })

  it('is answered with what its kind allows', async () => {
    const { discord, first } = await asked()
    const typed = discord.interact.autocomplete('search', 'words', { words: '绿' })
    const typing = answering(discord, typed)
    expect((await typing.first({ type: 5 })).status).toBe(400)
    expect((await typing.first(message({ content: 'a' }))).status).toBe(400)
    const tooMany = times(26, i => ({ name: `${i}`, value: 'a' }))
    expect((await typing.first({ type: 8, data: { choices: tooMany } })).status).toBe(400)
    const tooLong = [{ name: 'a', value: long(101) }]
    expect((await typing.first({ type: 8, data: { choices: tooLong } })).status).toBe(400)
    expect((await first({ type: 8, data: { choices: [] } })).status).toBe(400)
    expect((await first({ type: 6 })).status).toBe(400)
    expect((await first({ type: 5, data: { flags: 1 << 15 } })).status).toBe(400)
    expect(discord.problems).toHaveLength(7)
    expect((await typing.first({ type: 8, data: { choices: [] } })).status).toBe(204)
  })

  it('shows modals within their limits', async () => {
    const { discord, first } = await asked({ spec: nowhere })
    const input = { type: 4, custom_id: 'a', style: 2, label: 'a' }
    const modal = { custom_id: 'm', title: 'a', ...row(input) }
    const refused = [
      { ...modal, title: long(46) },
      { ...modal, custom_id: long(101) },
      { ...modal, components: times(6, i => row({ ...input, custom_id: `${i}` }).components[0]) },
      { ...modal, ...row({ ...input, max_length: 4001 }) },
      { ...modal, ...row({ ...input, value: long(4001) }) },
      { ...modal, ...row({ ...input, label: long(46) }) },
      { ...modal, ...row(button) },
    ]
    for (const data of refused) expect((await first({ type: 9, data })).status).toBe(400)
    expect(discord.problems).toHaveLength(refused.length)
    expect((await first({ type: 9, data: modal })).status).toBe(204)
  })

  it('has five follow-ups where the app is installed by the reader alone', async () => {
    const { discord, first, follow } = await asked({}, { userInstalled: true })
    await first(message({ content: 'a' }))
    for (const content of ['1', '2', '3', '4', '5']) {
      expect((await follow({ content })).status).toBe(200)
    }
    expect((await follow({ content: '6' })).json).toMatchObject({ code: 40094 })
    const path = `/channels/${discord.world.elsewhere.id}/messages`
    expect((await call(discord, 'POST', path, { content: 'a', ...silent })).status).toBe(403)
    expect(discord.problems).toHaveLength(2)
  })

  it('is one that a reader can have', async () => {
    const { discord, first } = await asked()
    await first(
      message({ content: 'a', ...row(button, { ...button, custom_id: 'b', disabled: true }) }),
    )
    const [shown] = discord.board.messages(discord.world.text.id)
    if (shown === undefined) throw new Error('the answer stands nowhere')
    expect(() => discord.interact.command('find')).toThrow('no command “find” is registered')
    expect(() => discord.interact.command('search', { word: 'a' })).toThrow('search has no word')
    expect(() => discord.interact.command('search', { words: 1 })).toThrow('must be a string')
    expect(() => discord.interact.button('c', shown)).toThrow('has no “c” but a, b')
    expect(() => discord.interact.button('b', shown)).toThrow('“b” is disabled')
    await call(discord, 'PUT', `/applications/${discord.applicationId}/commands`, [slash])
    const elsewhere = { userInstalled: true }
    expect(() => discord.interact.command('search', {}, elsewhere)).toThrow('not shown')
  })
})
