import { cite } from '../cite.ts'
import { contentHash } from '../content-hash.ts'
import type { Library } from '../library.ts'
import { quoteWhole } from '../quote.ts'
import type { Wording } from '../store/archive.ts'

/** How every passage of the corpus reads, to be archived. */
export const wordingsOf = (library: Pick<Library, 'works'>): readonly Wording[] =>
  library.works.flatMap(work =>
    work.sections.flatMap(({ passages }) =>
      passages.map(passage => {
        const quote = quoteWhole(passage)
        return {
          address: passage.address,
          hash: contentHash(passage.text),
          text: passage.text,
          language: work.language,
          citation: {
            zh: cite(quote, work, { locale: 'zh', style: 'short' }).text,
            en: cite(quote, work, { locale: 'en', style: 'short' }).text,
          },
        }
      }),
    ),
  )
