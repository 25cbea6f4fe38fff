import type { YAMLError } from 'yaml'
import type { Fault } from './fault.ts'

/**
 * What the YAML parser found, as faults of `file`.
 *
 * @param where what is not YAML, before the parser's reason: `front matter is not YAML`
 * @param lineAt the file's line of an offset in the YAML
 */
export const yamlFaults = (
  errors: readonly YAMLError[],
  file: string,
  where: string,
  lineAt: (offset: number) => number,
): readonly Fault[] =>
  errors.map(({ pos, message }) => ({
    file,
    line: lineAt(pos[0]),
    problem: `${where} (${message.split('\n')[0]?.replace(/ at line.*/, '')})`,
    remedy: 'put a value that holds a colon or opens with a mark into quotation marks',
  }))
