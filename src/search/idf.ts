/** How much it says that a document holds what `df` of `documents` hold: inverse document frequency (Robertson and Zaragoza 2009, eq. 3.1), in nats. */
export const idf = (df: number, documents: number) =>
  Math.log(1 + (Math.max(0, documents - df) + 0.5) / (df + 0.5))
