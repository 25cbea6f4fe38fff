import type { Config } from '../../src/config.ts'
import type { Counter } from '../counter.ts'
import { createDeliveries, type Deliveries } from '../deliveries.ts'
import { createApp, deliveriesApp } from './app.ts'
import { listen, type Served } from './listen.ts'

/** A reader turns no more pages than this in a minute, and a class behind one address not many more. */
const perMinute = 600

/**
 * Starts the web server that `config` asks for: the corpus as pages, where they are not
 * switched off, and what platforms deliver.
 *
 * @throws StartError when the port cannot be listened on
 */
export async function startWeb(
  config: Config,
  counter: Counter,
  deliveries: Deliveries = createDeliveries(),
): Promise<Served> {
  const { publicUrl, trustedProxies } = config
  const site = {
    counter: withoutPosts(counter),
    ...(publicUrl !== undefined && { publicUrl }),
    telegramLink: () => undefined,
  }
  const app = config.web
    ? createApp(site, { perMinute, trustedProxies }, deliveries)
    : deliveriesApp(deliveries)
  const served = await listen(app, config)
  counter.log.info({ address: served.address, pages: config.web }, 'on the web')
  return served
}

/** Nothing can be brought unasked to a page. */
function withoutPosts(counter: Counter): Counter {
  const commands = counter.commands.filter(({ posts }) => !posts)
  return { ...counter, commands, desk: { ...counter.desk, commands } }
}
