/** Discord's numbers for its components. */
export const componentType = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
} as const

/** Selects that are filled by the reader's own guild: users, roles, mentionables, channels. */
export const isSelect = (type: number | undefined) =>
  type === 3 || (type !== undefined && type >= 5 && type <= 8)

/** Components that only a message with the Components V2 flag may hold. */
export const isV2 = (type: number | undefined) =>
  type !== undefined && ((type >= 9 && type <= 14) || type === 17)
