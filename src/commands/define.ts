import { parseArguments } from './arguments.ts'
import { mistake } from './blocks.ts'
import type { AnyCommand, Args, Command } from './command.ts'
import type { Params } from './listing.ts'

/** A command out of its declaration, which types its handler's arguments. */
export function command<const P extends Params>(declared: Command<P>): AnyCommand {
  return {
    name: declared.name,
    group: declared.group,
    params: declared.params,
    ...(declared.audience && { audience: declared.audience }),
    ...(declared.posts && { posts: declared.posts }),
    localName: declared.localName,
    summary: declared.summary,
    usage: declared.usage,
    answer: (words, asked) => {
      const { say, locale } = asked
      const parsed = parseArguments(declared.params, words)
      if ('values' in parsed) {
        // The parser fills exactly what the declaration names; this is the one place that says so.
        return declared.run(parsed.values as Args<P>, asked)
      }
      const problem = parsed.options
        ? say['mistake.choice'](parsed.unfit, parsed.options.join(', '))
        : say['mistake.tooMuch'](parsed.unfit)
      return {
        locale,
        blocks: [mistake(problem), mistake(say['mistake.usage'](declared.usage(say)))],
      }
    },
  }
}
