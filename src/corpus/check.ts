import type { Work } from '../passage.ts'
import { foldName } from '../text.ts'
import type { Fault } from './fault.ts'

/** The commands that every corpus has; a work cannot take one of their names for its topic. */
export const reservedCommands: readonly string[] = [
  'about',
  'board',
  'card',
  'cite',
  'context',
  'daily',
  'export',
  'forget',
  'help',
  'language',
  'pin',
  'privacy',
  'quiz',
  'random',
  'review',
  'score',
  'search',
  'settings',
  'start',
  'study',
  'terms',
  'topics',
  'verify',
]

/** What the web reader has at its first level beside the works: no work's address can begin so. */
export const reservedIds: readonly string[] = [
  'about',
  'api',
  'assets',
  'card',
  'chat',
  'healthz',
  'metrics',
  'readyz',
  'search',
]

/** What each work may hold alone but not together: two works with one id, one command or one name. */
export function checkTogether(
  files: readonly { readonly path: string; readonly work: Work; readonly source: string }[],
): readonly Fault[] {
  const faults: Fault[] = []
  const claimed = new Map<string, string>()
  const claim = (
    kind: 'id' | 'command' | 'name',
    name: string,
    file: { path: string; source: string },
  ) => {
    const key = `${kind} ${kind === 'name' ? foldName(name) : name}`
    const holder = claimed.get(key)
    if (holder === undefined) claimed.set(key, file.path)
    else if (holder !== file.path || kind !== 'name') {
      faults.push({
        file: file.path,
        line: lineOf(file.source, name),
        problem: `${kind} "${name}" is already taken by ${holder}`,
        remedy:
          kind === 'name'
            ? 'leave the name to one of the two works'
            : `give the work another ${kind}`,
      })
    }
  }
  for (const file of files) {
    const { id, command, title, aliases } = file.work
    claim('id', id, file)
    claim('command', command, file)
    const refuseOwn = (kind: 'id' | 'command', name: string, what: string) =>
      faults.push({
        file: file.path,
        line: lineOf(file.source, name),
        problem: `${kind} "${name}" is ${what}`,
        remedy: `give the work another ${kind}`,
      })
    if (reservedIds.includes(id)) refuseOwn('id', id, 'the address of one of Zhangju’s own pages')
    if (reservedCommands.includes(command)) refuseOwn('command', command, 'one of Zhangju’s own')
    for (const name of new Set([title.zh, title.en, ...aliases])) claim('name', name, file)
  }
  return faults
}

/** The line of a file's front matter that first holds `value`; 1 when it stands nowhere as written. */
const lineOf = (source: string, value: string) =>
  Math.max(1, source.split('\n').findIndex(line => line.includes(value)) + 1)
