export const median = (numbers: readonly number[]) => quantile(numbers, 0.5)

export const quantile = (numbers: readonly number[], share: number) =>
  [...numbers].sort((a, b) => a - b)[
    Math.min(numbers.length - 1, Math.floor(numbers.length * share))
  ] ?? Number.NaN

/** To two places. */
export const round = (number: number) => Math.round(number * 100) / 100
