/**
 * What Discord takes, from its documentation. Text is counted in code points. Of
 * Components V2 it takes 4000 characters a message, and has been seen to fail at 3300
 * Chinese ones: pages are made so that they stay under 3000.
 */
export const maxComponents = 40
export const maxCustomId = 100
export const maxButtonLabel = 80
export const maxButtonsInRow = 5
/** Of a picture, for those who do not see it. */
export const maxDescription = 1024
export const maxOptions = 25
export const maxOptionText = 100
export const maxPlaceholder = 150
export const maxThreadName = 100
export const maxCommands = 100
export const maxCommandDescription = 100
export const maxChoices = 25
export const maxChoiceText = 100
export const maxFormTitle = 45
export const maxFormLabel = 45
export const maxFormText = 4000

/** `text`, or its beginning with an ellipsis, in at most `size` code points and never blank. */
export function shortened(text: string, size: number): string {
  const chars = [...text.toWellFormed().trim()]
  if (chars.length === 0) return '…'
  return chars.length <= size ? chars.join('') : `${chars.slice(0, size - 1).join('')}…`
}
