/** Made once: it takes longer to make than a search. Swedish days are written 2026-01-31. */
const day = new Intl.DateTimeFormat('sv-SE')

/** The day of `atMs`, milliseconds since 1970-01-01T00:00Z, where the program runs: `2026-01-31`. */
export const dayOf = (atMs: number) => day.format(atMs)
