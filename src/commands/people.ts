import type { Asked } from './command.ts'

/** By what name others know a reader. */
export async function nameOf(reader: string, { desk, say }: Asked): Promise<string> {
  return (await desk.store.readers.name(reader)) ?? say['score.reader'](reader.slice(-4))
}

export const namesOf = async (readers: readonly string[], asked: Asked): Promise<string> => {
  const names = await Promise.all(readers.map(reader => nameOf(reader, asked)))
  return names.join(asked.locale === 'zh' ? '、' : ', ')
}

/** Remembers by what name others know who asks, once it shows beside something of theirs. */
export async function noteName({ desk, inquiry: { reader, name } }: Asked): Promise<void> {
  if (name !== undefined && name !== (await desk.store.readers.name(reader)))
    await desk.store.readers.setName(reader, name)
}
