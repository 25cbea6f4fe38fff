/** The day of `atMs`, milliseconds since 1970-01-01T00:00Z, where the program runs: `2026-01-31`. */
export function dayOf(atMs: number): string {
  const at = new Date(atMs)
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('-')
}
