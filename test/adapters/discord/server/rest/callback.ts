import {
  blankMessage,
  isEphemeral,
  isLoading,
  loadingFlag,
  messageType,
} from '../channel/message.ts'
import { callbackType, type Interaction, interactionType } from '../interaction/interaction.ts'
import { choicesFaults } from '../limits/choices.ts'
import { messageFlags } from '../limits/limits.ts'
import { modalFaults } from '../limits/modal.ts'
import { unless, type Violation, violation } from '../limits/violation.ts'
import { numberOf, type Payload, recordsOf } from '../payload.ts'
import { type Answer, found, noContent, refusals } from './answer.ts'
import { fieldsOf, partOf } from './body.ts'
import { noted, type RestDesk, refusalFor } from './desk.ts'
import type { Incoming, Route } from './route.ts'
import { type Draft, type Outcome, writeNew, writeOver } from './write.ts'

/** The first answer to an interaction. */
export const callbackRoutes = (desk: RestDesk): readonly Route[] => [
  {
    method: 'POST',
    template: '/interactions/{interaction_id}/{interaction_token}/callback',
    open: true,
    handle: call => answerFirst(call, desk),
  },
]

function answerFirst(call: Incoming, desk: RestDesk): Answer {
  const interaction = desk.interactions.find(call.params['interaction_id'] ?? '')
  if (interaction === undefined || interaction.token !== call.params['interaction_token']) {
    return noted(desk, 'a first answer names no interaction', refusals.unknownInteraction)
  }
  const { name } = interaction
  if (interaction.first) {
    return noted(desk, `${name} was answered first for the second time`, refusals.acknowledged)
  }
  // That it came too late was noted when the time was over.
  if (desk.interactions.isLate(interaction)) return refusals.unknownInteraction
  const body = fieldsOf(call.body)
  const type = numberOf(body, 'type') ?? 0
  const data = partOf(body, 'data')
  const faults = answerFaults(type, data, interaction)
  const refusal = refusalFor(name, faults, desk.report)
  if (refusal) return refusal
  const draft = { label: name, body: data, files: call.files }
  const { message, refusal: unwritten } = settle(type, draft, interaction, desk)
  if (unwritten) return unwritten
  if (call.query.get('with_response') !== 'true') return noContent
  return found(callbackResponse(interaction, type, message))
}

/** Takes the answer down; the message that it wrote or announced. */
function settle(
  type: number,
  draft: Draft,
  interaction: Interaction,
  desk: RestDesk,
): Partial<Outcome> {
  const { board, interactions } = desk
  const answered = (change: Partial<Interaction>) =>
    interactions.change(interaction.id, {
      first: { type, at: performance.now() },
      ...change,
    })
  switch (type) {
    case callbackType.message: {
      const outcome = writeNew(draft, interaction.channelId, desk)
      if (outcome.refusal) return outcome
      const message = { ...outcome.message, ...answerFields(interaction, desk) }
      answered({ originalId: message.id })
      board.post(message)
      return { message }
    }
    case callbackType.deferredMessage: {
      const blank = blankMessage(desk.nextId(), interaction.channelId, desk.world.bot)
      const flags = loadingFlag | (numberOf(draft.body, 'flags') ?? 0)
      const message = { ...blank, ...answerFields(interaction, desk), flags }
      answered({ originalId: message.id })
      board.post(message)
      return { message }
    }
    case callbackType.deferredUpdate:
    case callbackType.update: {
      const source = board.find(interaction.sourceId ?? '')
      if (source === undefined) {
        return {
          refusal: noted(desk, `${draft.label}: its message is gone`, refusals.unknownMessage),
        }
      }
      if (type === callbackType.deferredUpdate) {
        answered({ originalId: source.id })
        return { message: source }
      }
      const outcome = writeOver(source, draft, desk)
      if (outcome.refusal) return outcome
      answered({ originalId: source.id })
      board.revise(outcome.message)
      return outcome
    }
    case callbackType.choices:
      answered({ choices: recordsOf(draft.body, 'choices') })
      return {}
    default:
      answered({ modal: draft.body })
      return {}
  }
}

/** What the kind of interaction forbids, and the limits of answers that are no messages. */
function answerFaults(
  type: number,
  data: Payload,
  { type: kind, sourceId }: Interaction,
): readonly Violation[] {
  const isTyping = kind === interactionType.autocomplete
  if (isTyping !== (type === callbackType.choices)) {
    const why = isTyping
      ? `is ${type}: autocomplete takes choices alone and cannot be deferred`
      : 'is 8: choices answer autocomplete alone'
    return [violation('type', why)]
  }
  switch (type) {
    case callbackType.choices:
      return choicesFaults(data, 'data')
    case callbackType.modal:
      return [
        ...unless(kind !== interactionType.modal, 'type', 'is 9: a modal cannot follow a modal'),
        ...modalFaults(data),
      ]
    case callbackType.deferredMessage:
      return unless(
        ((numberOf(data, 'flags') ?? 0) & ~messageFlags.ephemeral) === 0,
        'data.flags',
        `is ${data['flags']}: a deferred answer can be ephemeral and nothing else`,
      )
    case callbackType.update:
    case callbackType.deferredUpdate:
      return unless(
        sourceId !== undefined,
        'type',
        `is ${type}: there is no message that could be updated`,
      )
    default:
      return unless(
        type === callbackType.message,
        'type',
        `is ${type}, which no command or component is answered with`,
      )
  }
}

/** What a message says of the interaction that it answers. */
export const answerFields = (interaction: Interaction, { world }: RestDesk) => ({
  type: interaction.type === interactionType.command ? messageType.command : messageType.ordinary,
  application_id: world.applicationId,
  webhook_id: world.applicationId,
  interaction_metadata: {
    id: interaction.id,
    type: interaction.type,
    user: interaction.user,
    authorizing_integration_owners: interaction.owners,
    ...(interaction.type === interactionType.component && {
      interacted_message_id: interaction.sourceId,
    }),
  },
})

function callbackResponse(
  { id, type: kind }: Interaction,
  type: number,
  message: Outcome['message'],
): Payload {
  const isWritten = type === callbackType.message || type === callbackType.update
  return {
    interaction: {
      id,
      type: kind,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: isLoading(message),
        response_message_ephemeral: isEphemeral(message),
      }),
    },
    ...(isWritten && { resource: { type, message } }),
  }
}
