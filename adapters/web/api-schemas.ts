import { z } from '@hono/zod-openapi'
import { isWorkId, parseAddress } from '../../src/address.ts'
import { maxClaim } from '../../src/verify/verify.ts'
import { maxWords } from './limits.ts'

const maxHits = 50

const span = z.object({ start: z.int().min(0), end: z.int().min(1) }).openapi('Span', {
  description: 'A stretch [start, end) of a passage’s text, in UTF-16 code units',
})

const address = z.string().openapi({ example: 'beltroad/3.1@12-40' })
const titles = z.object({ zh: z.string(), en: z.string() })

const citations = z
  .object({
    short: z.string(),
    full: z.string(),
    gbt: z.string().openapi({ description: 'GB/T 7714—2015' }),
    link: z.url(),
  })
  .openapi('Citations')

const quotation = z
  .object({
    address,
    words: z.string().openapi({ description: 'Exactly as the text has them' }),
    span,
    citation: citations,
  })
  .openapi('Quotation')

export const searchQuery = z.object({
  q: z.string().trim().min(1).max(maxWords).openapi({
    description:
      'Words, a sentence in quotation marks, pinyin, English; -word leaves out, in:work limits',
    example: '绿色丝绸之路',
  }),
  work: z
    .string()
    .refine(isWorkId, 'must be a work’s id')
    .optional()
    .openapi({ description: 'The work to search; all when absent', example: 'beltroad' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(maxHits)
    .default(10)
    .openapi({ description: `At most so many passages, 1–${maxHits}; 10 when absent` }),
  lang: z.enum(['zh', 'en']).default('zh').openapi({ description: 'The language of citations' }),
})

export const searchAnswer = z
  .object({
    query: z.string(),
    hits: z.array(
      z.object({
        ...quotation.shape,
        marks: z.array(span).openapi({ description: 'What matched, in the passage’s text' }),
        reasons: z
          .array(
            z.object({
              kind: z.string(),
              typed: z.string().optional(),
              found: z.union([z.string(), z.array(z.string()).readonly()]).optional(),
              missing: z.array(z.string()).readonly().optional(),
            }),
          )
          .openapi({ description: 'Why it matched' }),
        score: z.number().openapi({ description: 'Comparable within one search' }),
      }),
    ),
    nearest: z.array(z.string()).openapi({
      description: 'Terms of the texts that are like what was asked, where nothing was found',
    }),
  })
  .openapi('SearchAnswer')

export const worksAnswer = z
  .object({
    works: z.array(
      z.object({
        id: z.string(),
        title: titles,
        command: z.string(),
        source: z.string().nullable(),
        language: z.string().openapi({ description: 'BCP 47' }),
        date: z.string().optional(),
        sections: z.array(
          z.object({ number: z.int(), heading: z.string(), passages: z.array(address) }),
        ),
      }),
    ),
  })
  .openapi('Works')

export const passageParams = z.object({
  address: z
    .string()
    .transform(text => text.toLowerCase())
    .refine(
      text => parseAddress(text)?.paragraph !== undefined,
      'must be the address of a passage, such as beltroad/3.1',
    )
    .openapi({
      param: { name: 'address', in: 'path' },
      description: 'The address of a passage or of a stretch of it; its slash may stand as it is',
      example: 'beltroad/3.1',
    }),
})
export const passageQuery = z.object({
  v: z.string().max(100).optional().openapi({
    description: 'The hash of the wording that was cited, as a citation’s link has it',
    example: '0123456789ab',
  }),
  lang: searchQuery.shape.lang,
})

const wording = z
  .object({
    text: z.string().openapi({ description: 'All of the passage, as it read then' }),
    hash: z.string(),
    citation: z.string(),
    span: span.optional().openapi({ description: 'What was cited, where that is not all' }),
    firstSeen: z.iso.datetime(),
    lastSeen: z.iso.datetime(),
  })
  .openapi('Wording')

const elsewhere = z
  .array(address)
  .openapi({ description: 'Passages that read today as this one did' })

const since = z
  .object({
    kind: z.enum(['same', 'changed', 'moved', 'unknown']).openapi({
      description:
        'same: it reads as it did; changed: it reads otherwise; moved: its words stand elsewhere, and another passage here; unknown: how it read was not kept',
    }),
    cited: wording.optional(),
    elsewhere: elsewhere.optional(),
  })
  .openapi('Since', { description: 'What became of the passage since it read as `v` says' })

export const gone = z
  .object({
    error: z.string(),
    last: wording.openapi({ description: 'How it read when it was last seen' }),
    cited: wording.optional().openapi({ description: 'How it read when it was cited' }),
    elsewhere,
  })
  .openapi('Gone')

export const passageAnswer = z
  .object({
    ...quotation.shape,
    work: z.string(),
    title: titles,
    section: z.int(),
    heading: z.string(),
    paragraph: z.int(),
    text: z.string().openapi({ description: 'All of the passage' }),
    hash: z.string().openapi({ description: 'Changes when the passage’s text does' }),
    before: address.nullable(),
    after: address.nullable(),
    since: since.optional(),
  })
  .openapi('Passage')

export const verifyBody = z
  .object({
    claim: z
      .string()
      .trim()
      .min(1)
      .max(maxClaim)
      .openapi({ example: '从“大写意”进入“工笔画”状态' }),
    lang: z.enum(['zh', 'en']).default('zh'),
  })
  .openapi('Claim')

export const verifyAnswer = z
  .object({
    verdicts: z.array(
      z.object({
        kind: z.enum(['exact', 'loose', 'altered', 'missing']).openapi({
          description:
            'exact: to the character; loose: but for punctuation, width, case or script; altered: see changes; missing: nothing like it',
        }),
        claim: z.string(),
        quotation: quotation.optional(),
        others: z
          .array(address)
          .optional()
          .openapi({ description: 'Further places where it stands' }),
        changes: z
          .array(z.object({ kind: z.enum(['same', 'missing', 'added']), text: z.string() }))
          .optional()
          .openapi({ description: 'missing: in the text alone; added: in the claim alone' }),
      }),
    ),
  })
  .openapi('Verdicts')

export const problem = z
  .object({
    error: z.string().openapi({ description: 'What is wrong, and what would work' }),
    near: z
      .array(address)
      .optional()
      .openapi({ description: 'The nearest addresses that there are' }),
  })
  .openapi('Problem')
