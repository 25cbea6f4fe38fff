import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library.ts'
import { quote, quoteWhole } from '../../src/quote.ts'
import { checkExcerpt, checkReceipt, ReceiptError } from '../../src/reply/receipt.ts'
import { ask, openLibrary, passageAt, wordsIn } from '../fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

describe('the quote receipt', () => {
  it('passes words that are the corpus’s own, in their order', async () => {
    const reply = await ask('/ftz 2')
    expect(() => checkReceipt(wordsIn(reply), reply, library)).not.toThrow()
  })
  it('refuses one altered character and names the place', async () => {
    const reply = await ask('/ftz 2')
    const altered = wordsIn(reply).map((words, at) =>
      at === 1 ? words.replace('的', '地') : words,
    )
    expect(() => checkReceipt(altered, reply, library)).toThrow(
      new ReceiptError('ftz/2.2 reads otherwise in what was drawn'),
    )
  })
  it('refuses quotations in another order, too few and too many', async () => {
    const reply = await ask('/ftz 2')
    const [first = '', second = ''] = wordsIn(reply)
    for (const shown of [[second, first], [first], [first, second, second]])
      expect(() => checkReceipt(shown, reply, library)).toThrow(ReceiptError)
  })
  it('asks the corpus and not the quotation what its words are', async () => {
    const passage = { ...passageAt(library, 'ftz/1.1'), text: '另外的话。' }
    const forged = quote(passage, { start: 0, end: passage.text.length })
    const reply = await ask('/ftz 1.1')
    const blocks = reply.blocks.map(block =>
      block.kind === 'quotation' ? { ...block, quote: forged } : block,
    )
    expect(() => checkReceipt(['另外的话。'], { ...reply, blocks }, library)).toThrow(ReceiptError)
  })
  it('reads the lines of a concordance and the text of a difference too', async () => {
    const terms = await ask('/terms 制度型开放')
    const lines = terms.blocks.flatMap(block => (block.kind === 'concordance' ? block.lines : []))
    const words = lines.map(({ quote }) => quote.words)
    expect(() => checkReceipt(words, terms, library)).not.toThrow()
    expect(() => checkReceipt(words.slice(1), terms, library)).toThrow(ReceiptError)
    const altered = await ask('/verify 从“工笔画”进入“大写意”阶段')
    expect(() => checkReceipt(['从“工笔画”进入“大写意”阶段'], altered, library)).toThrow(
      ReceiptError,
    )
  })
  it('takes of an excerpt the beginning and nothing else', () => {
    const whole = quoteWhole(passageAt(library, 'beltroad/3.1'))
    expect(() => checkExcerpt(whole.words.slice(0, 20), whole, library)).not.toThrow()
    for (const shown of ['', whole.words.slice(1, 20), `${whole.words}。`])
      expect(() => checkExcerpt(shown, whole, library)).toThrow(ReceiptError)
  })
})
