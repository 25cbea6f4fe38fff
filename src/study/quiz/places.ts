import type { Span } from '../../passage.ts'

/** Every place where `text` holds `words` to the character. */
export function placesOf(words: string, text: string): readonly Span[] {
  const places: Span[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    places.push({ start: at, end: at + words.length })
  }
  return places
}

/** The marks right before and after the span, `''` unless they are a pair. */
export function marksAround(text: string, { start, end }: Span): string {
  const marks = text.charAt(start - 1) + text.charAt(end)
  return ['“”', '‘’', '《》'].includes(marks) ? marks : ''
}
