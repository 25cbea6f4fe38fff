import type { AnyCommand } from '../../src/commands/command.ts'
import { command } from '../../src/commands/define.ts'
import type { Library } from '../../src/library.ts'
import { quoteWhole } from '../../src/quote.ts'
import type { Quiz } from '../../src/reply/reply.ts'
import { passageAt } from '../fixture.ts'

/** A command that answers with a quiz, as group study will have one. */
export const quizCommand = (library: Library, rest: Partial<Quiz> = {}): AnyCommand =>
  command({
    name: 'trial',
    group: 'read',
    localName: () => 'trial',
    summary: () => 'Quiz',
    usage: () => '/trial',
    params: {},
    run: (_, { locale }) => ({
      locale,
      blocks: [
        {
          kind: 'quiz',
          id: 'beltroad/3.1#1',
          question: '对接联合国____年可持续发展议程',
          options: ['2030', '2035', '2050'],
          right: 0,
          quote: quoteWhole(passageAt(library, 'beltroad/3.1')),
          citation: { text: '《完善推进高质量共建“一带一路”机制》第三，第1段' },
          ...rest,
        },
      ],
    }),
  })

/** A command that is answered when the test says so. */
export function slowCommand(): {
  readonly slow: AnyCommand
  finish(): void
  begun(): number
} {
  let finish = () => {}
  let begun = 0
  const finished = new Promise<void>(resolve => {
    finish = resolve
  })
  const slow = command({
    name: 'slow',
    group: 'read',
    localName: () => 'slow',
    summary: () => 'Slow',
    usage: () => '/slow',
    params: { words: { kind: 'text', of: 'words' } },
    run: async ({ words }, { locale }) => {
      begun++
      await finished
      return { locale, blocks: [{ kind: 'paragraph', text: `at last ${words}` }] }
    },
  })
  return { slow, finish, begun: () => begun }
}

/** A command that answers with words and a file. */
export const fileCommand: AnyCommand = command({
  name: 'handout',
  group: 'read',
  localName: () => 'handout',
  summary: () => 'A file',
  usage: () => '/handout',
  params: {},
  run: (_, { locale }) => ({
    locale,
    blocks: [
      { kind: 'paragraph', text: 'here it is' },
      {
        kind: 'file',
        name: 'handout.md',
        type: 'text/markdown',
        content: new TextEncoder().encode('# 绿色丝绸之路\n'),
      },
    ],
  }),
})
