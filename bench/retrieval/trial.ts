import { Converter } from 'opencc-js'
import { readSquad } from './squad.ts'
import { grown, type Question, type Shape, sampled, type Task, taskOf } from './tasks.ts'

/** In what script questions are asked: as the set has them, or turned into the one named. */
type Script = 'own' | 'simplified' | 'traditional'

/** What one system is tried on: plain, so that it can be handed to a process of its own. */
export interface Trial {
  /** Names of sets; several are grown into one of `size` documents. */
  readonly sets: readonly string[]
  readonly shape: Shape
  readonly size?: number
  readonly script: Script
  /** At most so many questions, evenly out of all; all where it is not given. */
  readonly questions?: number | undefined
}

/** A task with the questions that its sets have besides. */
export interface TrialTask extends Task {
  readonly others: readonly Question[]
}

/** The task of a trial; the same one at every call. */
export function taskFor({ sets, shape, size, script, questions: limit }: Trial): TrialTask {
  const tasks = sets.map(name => {
    const squad = readSquad(name)
    if (squad === undefined) throw new Error(`the set ${name} is not there`)
    return taskOf(squad, shape)
  })
  const [only] = tasks
  const task = size === undefined && only !== undefined ? only : grown(tasks, size ?? 0)
  const turn = turnInto(script)
  const turned = ({ text, relevant }: Question) => ({ text: turn(text), relevant })
  const asked = new Set(limit === undefined ? task.questions : sampled(task.questions, limit))
  const others = task.questions.filter(question => !asked.has(question))
  return {
    ...task,
    questions: [...asked].map(turned),
    others: others.map(turned),
  }
}

function turnInto(script: Script): (text: string) => string {
  if (script === 'own') return text => text
  return script === 'simplified'
    ? Converter({ from: 'tw', to: 'cn' })
    : Converter({ from: 'cn', to: 'tw' })
}
