import { isRecord, listOf, type Payload, recordOf, textOf } from '../payload.ts'
import { bytesOf, deepLink, limits } from './limits.ts'
import { fieldAt, type Placed } from './objects.ts'
import { unless, type Violation } from './violation.ts'

/** What a button does; each has exactly one of them. */
const actions = [
  ...['url', 'callback_data', 'web_app', 'login_url', 'copy_text', 'callback_game', 'pay'],
  ...['switch_inline_query', 'switch_inline_query_current_chat', 'switch_inline_query_chosen_chat'],
]

/** What is wrong with the inline keyboard of an object, if it has one. */
export function keyboardFaults({ path, object }: Placed): readonly Violation[] {
  const rows = listOf(object, 'inline_keyboard').filter(row => Array.isArray(row))
  const at = fieldAt(path, 'inline_keyboard')
  const buttons = rows.flat().length
  return [
    ...unless(
      buttons <= limits.buttonsOfKeyboard,
      `${at} has ${buttons} buttons, more than ${limits.buttonsOfKeyboard}`,
      'reply markup is too long',
    ),
    ...rows.flatMap((row, y) => [
      ...unless(
        row.length <= limits.buttonsOfRow,
        `${at}[${y}] has ${row.length} buttons, more than ${limits.buttonsOfRow}`,
      ),
      ...row.flatMap((button: unknown, x: number) =>
        isRecord(button) ? buttonFaults(button, `${at}[${y}][${x}]`) : [],
      ),
    ]),
  ]
}

function buttonFaults(button: Payload, at: string): readonly Violation[] {
  const done = actions.filter(action => button[action] !== undefined)
  const text = textOf(button, 'text') ?? ''
  const data = textOf(button, 'callback_data')
  const url = textOf(button, 'url')
  const copied = recordOf(button, 'copy_text')
  const style = textOf(button, 'style')
  return [
    ...unless(text.trim() !== '', `${at} has no text`, 'BUTTON_TEXT_INVALID'),
    ...unless(
      done.length > 0,
      `${at} does nothing`,
      'text buttons are unallowed in the inline keyboard',
    ),
    ...unless(
      done.length < 2,
      `${at} does more than one thing: ${done.join(', ')}`,
      'BUTTON_TYPE_INVALID',
    ),
    ...(data === undefined ? [] : dataFaults(data, at)),
    ...(copied === undefined ? [] : copyFaults(textOf(copied, 'text') ?? '', at)),
    ...(url === undefined ? [] : urlFaults(url, `${at}.url`)),
    ...unless(
      style === undefined || ['danger', 'success', 'primary'].includes(style),
      `${at} has the unknown style “${style}”`,
    ),
  ]
}

const dataFaults = (data: string, at: string) =>
  unless(
    bytesOf(data) >= 1 && bytesOf(data) <= limits.callbackData,
    `${at}.callback_data has ${bytesOf(data)} bytes, not 1–${limits.callbackData}`,
    'BUTTON_DATA_INVALID',
  )

const copyFaults = (text: string, at: string) =>
  unless(
    text.length >= 1 && text.length <= limits.copyText,
    `${at}.copy_text has ${text.length} UTF-16 units, not 1–${limits.copyText}`,
    'BUTTON_COPY_TEXT_INVALID',
  )

const urlFaults = (url: string, at: string) => [
  ...unless(
    URL.canParse(url) && ['http:', 'https:', 'tg:'].includes(new URL(url).protocol),
    `${at} is no link that a button opens: “${url}”`,
    'BUTTON_URL_INVALID',
  ),
  ...deepLinkFaults(url, at),
]

/** What is wrong with the parameter of a link into a bot: `https://t.me/some_bot?start=…`. */
export function deepLinkFaults(url: string, at: string): readonly Violation[] {
  if (!URL.canParse(url)) return []
  const { protocol, hostname, searchParams } = new URL(url)
  if (protocol !== 'tg:' && !['t.me', 'telegram.me', 'telegram.dog'].includes(hostname)) return []
  return ['start', 'startgroup', 'startapp'].flatMap(name =>
    searchParams
      .getAll(name)
      .flatMap(value =>
        unless(
          deepLink.test(value),
          `${at} has the deep link “${value}” (${value.length}), not 1–64 of A–Z a–z 0–9 _ -`,
        ),
      ),
  )
}
