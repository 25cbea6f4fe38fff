import { isWorkId } from '../../address.ts'
import { syllables } from '../../search/interpret/pinyin.ts'
import { reservedIds } from '../check.ts'

/** The longest id with room for `-12` or `-work` behind it. */
const longest = 27

/**
 * An id out of a file's name: Latin letters and digits stay, Chinese becomes pinyin,
 * everything else a hyphen. `自贸区 2024.txt` → `zimaoqu-2024`.
 *
 * @param stem the file's name without its extension
 */
export function workIdOf(stem: string): string {
  const latin = stem
    .normalize('NFKC')
    .replace(/\p{Script=Han}+/gu, run => `-${syllables(run).join('')}-`)
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
  const named = latin.replace(/^-+/, '')
  const id = (/^[a-z]/.test(named) ? named : `work-${named}`).slice(0, longest).replace(/-+$/, '')
  if (reservedIds.includes(id)) return `${id}-work`
  return isWorkId(id) ? id : 'work'
}
