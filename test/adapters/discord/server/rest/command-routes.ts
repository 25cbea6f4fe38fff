import { withoutLocalizations } from '../commands.ts'
import { commandFaults, commandsFaults } from '../limits/commands.ts'
import { isRecord } from '../payload.ts'
import { type Answer, created, found, noContent, refusals } from './answer.ts'
import { fieldsOf } from './body.ts'
import { noted, type RestDesk, refusalFor } from './desk.ts'
import type { Incoming, Route } from './route.ts'

/** The commands of the application, for everyone and for one guild. */
export function commandRoutes(desk: RestDesk): readonly Route[] {
  const { commands, world, report } = desk
  const handled =
    (handle: (guildId: string | undefined, call: Incoming) => Answer) => (call: Incoming) => {
      const { application_id: applicationId, guild_id: guildId } = call.params
      if (applicationId !== world.applicationId) {
        const why = `${applicationId} is not this application`
        return noted(desk, why, refusals.unknownApplication)
      }
      if (guildId !== undefined && world.findGuild(guildId)?.hasBot !== true) {
        return noted(desk, `the bot is not in guild ${guildId}`, refusals.missingAccess)
      }
      return handle(guildId, call)
    }
  const idOf = ({ params }: Incoming) => params['command_id'] ?? ''

  const list = handled((guildId, { query }) => {
    const all = commands.of(guildId)
    return found(query.get('with_localizations') === 'true' ? all : all.map(withoutLocalizations))
  })
  const setAll = handled((guildId, { body }) => {
    const given = Array.isArray(body) ? body.filter(isRecord) : []
    const refusal = refusalFor('PUT commands', commandsFaults(given), report)
    return refusal ?? found(commands.setAll(guildId, given))
  })
  const add = handled((guildId, { body }) => {
    const given = fieldsOf(body)
    const after = [...commands.of(guildId).filter(({ name }) => name !== given['name']), given]
    const refusal = refusalFor('POST commands', commandsFaults(after), report)
    if (refusal) return refusal
    const { command, isNew } = commands.add(guildId, given)
    return isNew ? created(command) : found(command)
  })
  const show = handled((guildId, call) => {
    const command = commands.find(guildId, idOf(call))
    return command ? found(command) : noted(desk, `there is no command ${idOf(call)}`, unknown)
  })
  const change = handled((guildId, call) => {
    const before = commands.find(guildId, idOf(call))
    if (!before) return noted(desk, `there is no command ${idOf(call)}`, unknown)
    const change = fieldsOf(call.body)
    const refusal = refusalFor('PATCH command', commandFaults({ ...before, ...change }), report)
    return refusal ?? found(commands.change(guildId, before.id, change))
  })
  const remove = handled((guildId, call) =>
    commands.remove(guildId, idOf(call))
      ? noContent
      : noted(desk, `there is no command ${idOf(call)}`, unknown),
  )

  return [
    '/applications/{application_id}',
    '/applications/{application_id}/guilds/{guild_id}',
  ].flatMap(base => [
    { method: 'GET', template: `${base}/commands`, handle: list },
    { method: 'PUT', template: `${base}/commands`, handle: setAll },
    { method: 'POST', template: `${base}/commands`, handle: add },
    { method: 'GET', template: `${base}/commands/{command_id}`, handle: show },
    { method: 'PATCH', template: `${base}/commands/{command_id}`, handle: change },
    { method: 'DELETE', template: `${base}/commands/{command_id}`, handle: remove },
  ])
}

const unknown = refusals.unknownCommand
