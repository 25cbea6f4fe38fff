/** Each two neighbouring code units of `text`, in order: 绿色丝路 → 绿色, 色丝, 丝路. */
export const pairsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2))
