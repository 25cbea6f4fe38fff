import { type Archive, type ArchivedWording, eachOnce, wordingId } from '../archive.ts'

export function memoryArchive(): Archive {
  const kept = new Map<string, Map<string, ArchivedWording>>()
  return {
    keep: async (wordings, atMs) => {
      let added = 0
      for (const wording of eachOnce(wordings)) {
        const { address, hash } = wording
        const there = kept.get(address) ?? new Map<string, ArchivedWording>()
        const before = there.get(hash)
        if (before === undefined) added++
        there.set(hash, {
          ...wording,
          text: before?.text ?? wording.text,
          firstSeenMs: before?.firstSeenMs ?? atMs,
          lastSeenMs: Math.max(before?.lastSeenMs ?? atMs, atMs),
        })
        kept.set(address, there)
      }
      return added
    },
    wording: async (address, hash) => kept.get(address)?.get(hash),
    latest: async address => [...(kept.get(address)?.values() ?? [])].sort(newestFirst)[0],
  }
}

const newestFirst = (one: ArchivedWording, other: ArchivedWording) =>
  other.lastSeenMs - one.lastSeenMs ||
  other.firstSeenMs - one.firstSeenMs ||
  (wordingId(one) < wordingId(other) ? -1 : 1)
