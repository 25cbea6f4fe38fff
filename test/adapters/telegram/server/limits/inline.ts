import { type Payload, recordOf, recordsOf, textOf } from '../payload.ts'
import { bytesOf, deepLink, limits } from './limits.ts'
import { unless, type Violation } from './violation.ts'

/** What is wrong with an answer to an inline query. */
export function inlineFaults(payload: Payload): readonly Violation[] {
  const results = recordsOf(payload, 'results')
  const ids = results.map(result => textOf(result, 'id') ?? '')
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  const next = textOf(payload, 'next_offset') ?? ''
  return [
    ...unless(
      results.length <= limits.inlineResults,
      `results has ${results.length}, more than ${limits.inlineResults}`,
      'RESULTS_TOO_MUCH',
    ),
    ...unless(twice.length === 0, `results share the id “${twice[0]}”`, 'RESULT_ID_DUPLICATE'),
    ...ids.flatMap((id, index) =>
      unless(
        bytesOf(id) >= 1 && bytesOf(id) <= limits.resultId,
        `results[${index}].id has ${bytesOf(id)} bytes, not 1–${limits.resultId}`,
        'RESULT_ID_INVALID',
      ),
    ),
    ...unless(
      bytesOf(next) <= limits.nextOffset,
      `next_offset has ${bytesOf(next)} bytes, more than ${limits.nextOffset}`,
      'NEXT_OFFSET_INVALID',
    ),
    ...results.flatMap((result, index) =>
      unless(
        result['title'] === undefined || textOf(result, 'title')?.trim() !== '',
        `results[${index}].title is empty`,
        'ARTICLE_TITLE_EMPTY',
      ),
    ),
    ...buttonFaults(recordOf(payload, 'button')),
  ]
}

/** The button above the results opens a web app or starts the bot. */
function buttonFaults(button: Payload | undefined): readonly Violation[] {
  if (button === undefined) return []
  const start = textOf(button, 'start_parameter')
  return [
    ...unless((textOf(button, 'text') ?? '').trim() !== '', 'button has no text'),
    ...unless(
      (start === undefined) !== (button['web_app'] === undefined),
      'button must have either start_parameter or web_app',
    ),
    ...unless(
      start === undefined || deepLink.test(start),
      `button.start_parameter is “${start}”, not 1–64 of A–Z a–z 0–9 _ -`,
      'START_PARAM_INVALID',
    ),
  ]
}
