/** The tag of the language that `text` is written in, by counting its characters. */
export async function languageOf(text: string): Promise<'zh-Hans' | 'zh-Hant' | 'en'> {
  const counts = new Map<string, number>()
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1)
  const sumOf = (isCounted: (char: string) => boolean) =>
    [...counts].reduce((sum, [char, count]) => sum + (isCounted(char) ? count : 0), 0)

  const isHan = (char: string) => /\p{Script=Han}/u.test(char)
  const han = sumOf(isHan)
  const latin = sumOf(char => /[A-Za-z]/.test(char))
  // A Chinese character says about as much as four letters.
  if (latin > han * 4) return 'en'
  const { foldedOf } = await import('../../search/fold.ts')
  // Of a Chinese character, folding changes nothing but traditional to simplified.
  const traditional = sumOf(char => isHan(char) && foldedOf(char) !== char)
  // About one in four differs in traditional text; hardly any in simplified (乾, 著, 於 in names).
  return traditional > han / 10 ? 'zh-Hant' : 'zh-Hans'
}
