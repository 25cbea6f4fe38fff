import type { Board } from '../channel/board.ts'
import type { Commands } from '../commands.ts'
import type { Gateway } from '../gateway/gateway.ts'
import type { Interactions } from '../interaction/interaction.ts'
import type { MessageRules } from '../limits/message.ts'
import { told, type Violation } from '../limits/violation.ts'
import type { World } from '../people/world.ts'
import { type Answer, invalidForm } from './answer.ts'

/** What the routes work on. */
export interface RestDesk {
  readonly world: World
  readonly board: Board
  readonly commands: Commands
  readonly interactions: Interactions
  readonly gateway: Gateway
  readonly rules: MessageRules
  /** Where the gateway is. */
  readonly gatewayUrl: string
  nextId(): string
  /** Notes that a rule was broken. */
  report(sentence: string): void
}

/** Notes each violation; the refusal that they lead to, none when there are none. */
export function refusalFor(
  label: string,
  violations: readonly Violation[],
  report: (sentence: string) => void,
): Answer | undefined {
  for (const violation of violations) report(`${label}: ${told(violation)}`)
  return violations.length > 0 ? invalidForm(violations) : undefined
}

/** A refusal that is also noted. */
export function noted(
  desk: { report(sentence: string): void },
  sentence: string,
  answer: Answer,
): Answer {
  desk.report(sentence)
  return answer
}
