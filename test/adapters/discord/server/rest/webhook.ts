import { isEphemeral, isLoading, type Message, messageType } from '../channel/message.ts'
import type { Interaction } from '../interaction/interaction.ts'
import { interactionType } from '../interaction/interaction.ts'
import { limits, messageFlags } from '../limits/limits.ts'
import { type Answer, found, noContent, refusals } from './answer.ts'
import { fieldsOf } from './body.ts'
import { answerFields } from './callback.ts'
import { noted, type RestDesk } from './desk.ts'
import type { Incoming, Route } from './route.ts'
import { type Draft, writeNew, writeOver } from './write.ts'

/** What follows the first answer to an interaction, over its token. */
export function webhookRoutes(desk: RestDesk): readonly Route[] {
  const base = '/webhooks/{webhook_id}/{webhook_token}'
  const one = [`${base}/messages/@original`, `${base}/messages/{message_id}`]
  const routes = [
    { method: 'POST', template: base, handle: withToken(desk, followUp) },
    ...one.flatMap(template => [
      { method: 'GET', template, handle: withMessage(desk, show) },
      { method: 'PATCH', template, handle: withMessage(desk, edit) },
      { method: 'DELETE', template, handle: withMessage(desk, remove) },
    ]),
  ]
  return routes.map(route => ({ ...route, open: true }))
}

interface Followed {
  readonly call: Incoming
  readonly interaction: Interaction
  readonly desk: RestDesk
}

/** Finds the interaction of the token; it must have had its first answer. */
const withToken = (desk: RestDesk, then: (followed: Followed) => Answer) => (call: Incoming) => {
  const { webhook_id: id, webhook_token: token = '' } = call.params
  const interaction = desk.interactions.byToken(token)
  if (interaction === undefined || id !== desk.world.applicationId) {
    return noted(desk, 'a webhook’s token belongs to no interaction', refusals.unknownWebhook)
  }
  const { name } = interaction
  if (desk.interactions.isExpired(interaction)) {
    return noted(desk, `${name}: its token was used after its time`, refusals.expiredToken)
  }
  if (interaction.first === undefined) {
    const why = `${name}: its token was used before a first answer`
    return noted(desk, why, refusals.unknownWebhook)
  }
  if (interaction.type === interactionType.autocomplete) {
    return noted(desk, `${name} was answered with a message`, refusals.unknownWebhook)
  }
  return then({ call, interaction, desk })
}

/** Finds the message, which must belong to the interaction. */
const withMessage = (desk: RestDesk, then: (followed: Followed, message: Message) => Answer) =>
  withToken(desk, followed => {
    const { interaction, call } = followed
    const id = call.params['message_id'] ?? interaction.originalId ?? ''
    const { originalId, sourceId, followUpIds } = interaction
    const message = desk.board.find(id)
    if (message === undefined || ![originalId, sourceId, ...followUpIds].includes(id)) {
      const why = `${interaction.name}: it has no such message (${call.method})`
      return noted(desk, why, refusals.unknownMessage)
    }
    return then(followed, message)
  })

function followUp({ call, interaction, desk }: Followed): Answer {
  const { board, interactions, world } = desk
  const { name, followUpIds, later } = interaction
  const draft: Draft = {
    label: `follow-up to ${name}`,
    body: fieldsOf(call.body),
    files: call.files,
  }
  const original = board.find(interaction.originalId ?? '')
  // The first follow-up takes the place of an answer that was announced and not written.
  if (original && isLoading(original)) return fillIn({ call, interaction, desk }, original, draft)
  if (interaction.asInstalled && followUpIds.length >= limits.userFollowUps) {
    const why = `${name} got more than ${limits.userFollowUps} follow-ups outside a server of the app`
    return noted(desk, why, refusals.followUps)
  }
  const { message: fresh, refusal } = writeNew(draft, interaction.channelId, desk)
  if (refusal) return refusal
  const message: Message = {
    ...fresh,
    ...answerFields(interaction, desk),
    type: original ? messageType.reply : messageType.ordinary,
    ...(original && {
      message_reference: { type: 0, channel_id: original.channel_id, message_id: original.id },
    }),
    application_id: world.applicationId,
  }
  interactions.change(interaction.id, {
    followUpIds: [...followUpIds, message.id],
    later: later + 1,
  })
  board.post(message)
  return found(message)
}

function fillIn({ interaction, desk }: Followed, original: Message, draft: Draft): Answer {
  const { message, refusal } = writeOver(original, draft, desk)
  if (refusal) return refusal
  desk.interactions.change(interaction.id, { later: interaction.later + 1 })
  desk.board.revise(message)
  return found(message)
}

const show = (_: Followed, message: Message): Answer => found(message)

function edit({ call, interaction, desk }: Followed, message: Message): Answer {
  const body = fieldsOf(call.body)
  const draft = { label: `edit of the answer to ${interaction.name}`, body, files: call.files }
  const wantsEphemeral = (Number(body['flags'] ?? 0) & messageFlags.ephemeral) !== 0
  if (wantsEphemeral && !isEphemeral(message)) {
    desk.report(`${draft.label}: who sees a message is settled when it is first answered`)
  }
  return fillIn({ call, interaction, desk }, message, draft)
}

function remove({ interaction, desk }: Followed, message: Message): Answer {
  desk.interactions.change(interaction.id, { later: interaction.later + 1 })
  desk.board.remove(message.id)
  return noContent
}
