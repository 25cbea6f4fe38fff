import type { Block } from '../reply/reply.ts'
import { maxClaim, type Verdict, verify as verdictsOf } from '../verify/verify.ts'
import { hint, mistake, quotation } from './blocks.ts'
import type { Asked } from './command.ts'
import { command } from './define.ts'

export const verify = command({
  name: 'verify',
  group: 'check',
  localName: say => say['command.verify.name'],
  summary: say => say['command.verify.summary'],
  usage: say => say['command.verify.usage'],
  params: { claim: { kind: 'text', of: 'claim' } },
  run: ({ claim }, asked) => {
    const { desk, locale, say } = asked
    const { passages, search } = desk.library
    if (!/[\p{L}\p{N}]/u.test(claim)) {
      const words = '从“大写意”进入“工笔画”阶段'
      return {
        locale,
        blocks: [
          mistake(say['verify.empty']),
          {
            kind: 'list',
            items: [{ text: `/verify ${words}`, question: { command: 'verify', words } }],
          },
        ],
      }
    }
    const verdicts = verdictsOf(claim, { passages, search })
    return {
      locale,
      blocks: [
        ...(claim.length > maxClaim ? [hint(say['verify.tooLong'](maxClaim))] : []),
        ...(verdicts.length > 1 ? [tally(verdicts, asked)] : []),
        ...verdicts.flatMap(verdict => verdictBlocks(verdict, asked)),
      ],
    }
  },
})

function tally(verdicts: readonly Verdict[], { say }: Asked): Block {
  const count = (kind: Verdict['kind']) => verdicts.filter(verdict => verdict.kind === kind).length
  return {
    kind: 'paragraph',
    text: say['verify.tally'](count('exact'), count('loose'), count('altered'), count('missing')),
  }
}

function verdictBlocks(verdict: Verdict, asked: Asked): readonly Block[] {
  const { say } = asked
  switch (verdict.kind) {
    case 'exact': {
      const others =
        verdict.others.length > 0 ? say['verify.others'](verdict.others.length) : undefined
      return [
        { kind: 'heading', text: `✓ ${say['verify.exact']}` },
        quotation(verdict.quote, asked, { ...(others !== undefined && { note: others }) }),
      ]
    }
    case 'loose':
      return [
        { kind: 'heading', text: `≈ ${say['verify.loose']}` },
        quotation(verdict.quote, asked),
      ]
    case 'altered': {
      const { citation } = quotation(verdict.quote, asked)
      return [
        { kind: 'heading', text: `≠ ${say['verify.altered']}` },
        { kind: 'difference', quote: verdict.quote, citation, changes: verdict.changes },
      ]
    }
    case 'missing':
      return [
        { kind: 'heading', text: `✗ ${say['verify.missing']}` },
        { kind: 'paragraph', text: verdict.claim },
      ]
  }
}
