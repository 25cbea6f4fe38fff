/** A paragraph without the words that name its publisher. */
export interface Sourced {
  /** `''` where the paragraph was nothing but its source. */
  readonly text: string
  readonly source: string
  /** The words that were taken off, for the report. */
  readonly removed: string
}

const publisher = '[^\\s，。；：！？、“”（）()]{1,15}?(?:社|报|報|网|網|台|臺|杂志|客户端)'
const dateline = '[^\\s，。；：“”（）()]{0,10}?(?:\\d{1,2}月)?\\d{1,2}日'
const stamp = '(?:\\d{4}[-年/.]\\d{1,2}[-月/.]\\d{1,2}日?\\s*(?:\\d{1,2}:\\d{2}(?::\\d{2})?)?\\s*)?'
/** 据新华社 · 据新华社北京7月18日电 · 新华社北京7月18日电 · 来源：新华社 */
const forms = [
  `[据據](${publisher})(?:${dateline})?(?:电|電|报道|報道|消息)?`,
  `(${publisher})${dateline}[电電]`,
  `${stamp}(?:文章|稿件|信息|本文)?(?:来源|來源|转自|摘自)[：:]\\s*([^\\s，。；：！？|｜（）()]{1,30})`,
].map(form => `[（(【\\[]?${form}[）)】\\]]?`)
const alone = forms.map(form => new RegExp(`^${form}$`, 'u'))
/** Behind the end of a sentence only: elsewhere 据新华社 is the author's own word. */
const ending = forms.map(form => new RegExp(`^(.*[。！？!?…][”’」』）》]*)\\s*(${form})$`, 'su'))
const opening = new RegExp(`^[（(【\\[]?(${publisher})${dateline}[电電]`, 'u')

/** `paragraph` without its source line; `undefined` when it has none. */
export function takeSource(paragraph: string): Sourced | undefined {
  for (const form of alone) {
    const source = form.exec(paragraph)?.[1]
    if (source !== undefined) return { text: '', source, removed: paragraph }
  }
  for (const form of ending) {
    const [, text, removed, source] = form.exec(paragraph) ?? []
    if (text !== undefined && removed !== undefined && source !== undefined)
      return { text, source, removed }
  }
  return undefined
}

/** The agency that an article's opening words name: `新华社北京7月18日电 …`, which stay in the text. */
export const agencyOf = (paragraph: string) => opening.exec(paragraph)?.[1]
