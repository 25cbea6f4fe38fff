import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Library } from '../../../src/library.ts'
import { openLibrary, passageAt } from '../../fixture.ts'
import { type OpenWeb, startReader } from './open.ts'

const descriptionShape = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        summary: z.string(),
        responses: z.record(
          z.string(),
          z.object({
            content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }),
          }),
        ),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})

let web: OpenWeb
let library: Library
let description: z.infer<typeof descriptionShape>
let ajv: Ajv2020
beforeAll(async () => {
  library = await openLibrary()
  web = await startReader()
  const document: unknown = await (await web.fetch('/api/openapi.json')).json()
  description = descriptionShape.parse(document)
  ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(Object(document), 'api')
})
afterAll(() => web.stop())

/** Calls the API; what comes back must be as the description has it for that path and status. */
async function call(path: string, described: string, init?: RequestInit) {
  const response = await web.fetch(path, init)
  const body: unknown = await response.json()
  const pointer = [
    ...['paths', described, (init?.method ?? 'GET').toLowerCase(), 'responses'],
    ...[String(response.status), 'content', 'application/json', 'schema'],
  ]
    .map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')
  const validate = ajv.compile({ $ref: `api#/${pointer}` })
  expect(validate(body), `${path}: ${JSON.stringify(validate.errors)}`).toBe(true)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  return { response, status: response.status, body }
}
const search = (query: string) => call(`/api/search?${query}`, '/api/search')
const passage = (address: string) => call(`/api/passages/${address}`, '/api/passages/{address}')
const verify = (body: unknown) =>
  call('/api/verify', '/api/verify', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('the description', () => {
  it('is OpenAPI 3.1, names every call, and each shape in it is a JSON schema', () => {
    expect(Object.keys(description.paths).sort()).toEqual([
      '/api/passages/{address}',
      '/api/search',
      '/api/verify',
      '/api/works',
    ])
    for (const name of Object.keys(description.components.schemas))
      ajv.compile({ $ref: `api#/components/schemas/${name}` })
  })
  it('refuses what is not so', () => {
    const validate = ajv.compile({ $ref: 'api#/components/schemas/Quotation' })
    expect(validate({ address: 'beltroad/3.1' })).toBe(false)
  })
})

describe('GET /api/works', () => {
  it('lists all works with every passage', async () => {
    const { body } = await call('/api/works', '/api/works')
    const shape = z.object({
      works: z.array(z.object({ sections: z.array(z.object({ passages: z.array(z.string()) })) })),
    })
    const { works } = shape.parse(body)
    expect(works.flatMap(({ sections }) => sections.flatMap(({ passages }) => passages))).toEqual(
      library.passages.map(({ address }) => address),
    )
  })
})

describe('GET /api/search', () => {
  it('finds passages with their exact words, marks and reasons', async () => {
    const { status, body } = await search('q=绿色丝绸之路&work=beltroad&limit=2')
    expect(status).toBe(200)
    const shape = z.object({
      hits: z.array(
        z.object({
          address: z.string(),
          words: z.string(),
          marks: z.array(z.object({ start: z.number(), end: z.number() })),
        }),
      ),
    })
    const { hits } = shape.parse(body)
    expect(hits.length).toBeGreaterThan(0)
    const { text } = passageAt(library, 'beltroad/3.1')
    expect(text).toContain(hits[0]?.words)
    expect(hits[0]?.marks.map(({ start, end }) => text.slice(start, end))).toContain('绿色丝绸之路')
  })
  it('says what comes near where nothing is found', async () => {
    const { body } = await search('q=量子纠缠')
    expect(body).toMatchObject({ hits: [] })
  })
  it.each([
    ['', 'q'],
    ['q=', 'q'],
    ['q=%20', 'q'],
    [`q=${'长'.repeat(501)}`, 'q'],
    ['q=x&limit=0', 'limit'],
    ['q=x&limit=51', 'limit'],
    ['q=x&limit=1e99', 'limit'],
    ['q=x&limit=two', 'limit'],
    ['q=x&lang=fr', 'lang'],
    ['q=x&work=..%2Fetc', 'work'],
  ])('names what is wrong: %#', async (query, name) => {
    const { status, body } = await search(query)
    expect([status, body]).toEqual([
      400,
      { error: expect.stringMatching(new RegExp(`^${name}: .+`)) },
    ])
  })
  it('names the works where there is no such one', async () => {
    expect(await search('q=x&work=nothing')).toMatchObject({
      status: 404,
      body: { error: 'There is no work nothing', near: ['beltroad', 'ftz', 'region'] },
    })
  })
})

describe('GET /api/passages/{address}', () => {
  it('gives every passage exactly, with the link at which it is read', async () => {
    for (const { address, text } of library.passages) {
      const { body } = await passage(address)
      expect(body).toMatchObject({ address, words: text, text })
    }
    const { body } = await passage('beltroad%2F3.1@12-40')
    const { text } = passageAt(library, 'beltroad/3.1')
    expect(body).toMatchObject({
      words: text.slice(12, 40),
      span: { start: 12, end: 40 },
      before: 'beltroad/2.1',
    })
  })
  it('says what is wrong with an address, and which there are', async () => {
    expect(await passage('beltroad/3.99')).toMatchObject({
      status: 404,
      body: { error: 'There is no beltroad/3.99' },
    })
    for (const address of ['beltroad', 'beltroad/3', 'beltroad/x', '%F0%9F%98%80', 'a/1.1@9-3'])
      expect((await passage(address)).status).toBe(400)
  })
})

describe('POST /api/verify', () => {
  it('judges a claim to the character', async () => {
    expect((await verify({ claim: '从“大写意”进入“工笔画”阶段' })).body).toMatchObject({
      verdicts: [{ kind: 'exact', quotation: { words: '从“大写意”进入“工笔画”阶段' } }],
    })
    expect((await verify({ claim: '从“大写意”进入“工笔画”状态' })).body).toMatchObject({
      verdicts: [
        {
          kind: 'altered',
          changes: expect.arrayContaining([
            { kind: 'missing', text: '阶段' },
            { kind: 'added', text: '状态' },
          ]),
        },
      ],
    })
    expect((await verify({ claim: '量子纠缠与超导材料的研究进展' })).body).toMatchObject({
      verdicts: [{ kind: 'missing' }],
    })
  })
  it.each([{}, { claim: '' }, { claim: 3 }, { claim: 'x'.repeat(100_000) }, [], null])(
    'names what is wrong: %#',
    async body => {
      const answer = await verify(body)
      expect([400, 413]).toContain(answer.status)
    },
  )
  it('refuses what does not say how long it is', async () => {
    const body = new Blob(['{"claim":"菌草"}']).stream()
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body, duplex: 'half' } as const
    expect((await call('/api/verify', '/api/verify', init)).status).toBe(411)
  })
  it('refuses what is no JSON, and what is no POST', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
    expect((await call('/api/verify', '/api/verify', { ...init, body: '{' })).status).toBe(400)
    const got = await web.fetch('/api/verify')
    expect([got.status, await got.json()]).toEqual([
      404,
      { error: expect.stringContaining('/api') },
    ])
  })
})

describe('a program in a page of another site', () => {
  it('may call, as there is nothing here that is not public', async () => {
    const response = await web.fetch('/api/works', { headers: { origin: 'https://other.example' } })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  })
})
