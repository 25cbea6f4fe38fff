import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { projectFile } from '../../src/project-file.ts'

/** Where the public sets lie: beside the project, for they are not its own. Absolute. */
export const setsFolder = fileURLToPath(projectFile('../shared/data/retrieval'))

const schema = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              question: z.string(),
              answers: z.array(z.object({ text: z.string(), answer_start: z.number() })),
            }),
          ),
        }),
      ),
    }),
  ),
})

/** Articles of paragraphs with the questions that were asked of each, in SQuAD's format. */
export type Squad = z.infer<typeof schema>['data']

/** The set of that name, or `undefined` where its file is not there. */
export function readSquad(name: string): Squad | undefined {
  const path = `${setsFolder}/${name}.json`
  return existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, 'utf8'))).data : undefined
}
