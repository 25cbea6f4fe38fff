/** So many keys are remembered before those that are over are dropped. */
const sweepAt = 10_000

/** What must not happen again too soon. */
export interface Cooldown {
  /** Whether `key` may go ahead; if so, it may not again for the cool-down's time. */
  ready(key: string, nowMs: number): boolean
}

export function createCooldown(ms: number): Cooldown {
  const until = new Map<string, number>()
  return {
    ready: (key, nowMs) => {
      if ((until.get(key) ?? 0) > nowMs) return false
      if (until.size >= sweepAt) for (const [old, end] of until) if (end <= nowMs) until.delete(old)
      until.set(key, nowMs + ms)
      return true
    },
  }
}
