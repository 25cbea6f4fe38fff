import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { Wording } from '../../src/i18n/wording.ts'
import { maxFormLabel, maxFormText, maxFormTitle, shortened } from './limits.ts'

/** The text input of the form. */
export const claimField = 'claim'

/** Whether the answer to a form is for the reader alone; `undefined` where the reader did not say. */
type Privacy = boolean | undefined

const formId = 'form verify'

/** A form for sentences that are too long to be typed behind a command. */
export const verifyForm = (
  isPrivate: Privacy,
  say: Wording,
): APIModalInteractionResponseCallbackData => ({
  custom_id: isPrivate === undefined ? formId : `${formId} ${isPrivate ? 'private' : 'public'}`,
  title: shortened(say['form.verify'], maxFormTitle),
  components: [
    {
      type: ComponentType.Label,
      label: shortened(say['form.claim'], maxFormLabel),
      component: {
        type: ComponentType.TextInput,
        custom_id: claimField,
        style: TextInputStyle.Paragraph,
        placeholder: say['form.example'],
        max_length: maxFormText,
        required: true,
      },
    },
  ],
})

/** What the form's custom_id says; `undefined` where it is of no form of ours. */
export function readFormId(customId: string): { readonly isPrivate: Privacy } | undefined {
  const [, said] = /^form verify(?: (private|public))?$/.exec(customId) ?? [undefined, null]
  if (said === null) return undefined
  return { isPrivate: said === undefined ? undefined : said === 'private' }
}
