/** The tag of the language that `text` is written in, by counting its characters. */
export async function languageOf(text: string): Promise<'zh-Hans' | 'zh-Hant' | 'en'> {
  const han = text.match(/\p{Script=Han}/gu) ?? []
  const latin = text.match(/[A-Za-z]/g) ?? []
  // A Chinese character says about as much as four letters.
  if (latin.length > han.length * 4) return 'en'
  const { fold } = await import('../../search/fold.ts')
  // Of a Chinese character, folding changes nothing but traditional to simplified.
  const traditional = han.filter(char => fold(char).text !== char)
  // About one in four differs in traditional text; hardly any in simplified (乾, 著, 於 in names).
  return traditional.length > han.length / 10 ? 'zh-Hant' : 'zh-Hans'
}
