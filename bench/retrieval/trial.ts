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
  /** At most so many questions, evenly out of all. */
  readonly questions: number
}

/** A task with questions of the same sets that are not measured. */
export interface TrialTask extends Task {
  /** Asked before any is timed, so that the compiler has done its work; a search remembers what it was asked, so they are others. */
  readonly warmUp: readonly Question[]
}

/** At most so many questions warm a system up. */
const warmUpQuestions = 1000

/** The task of a trial; the same one at every call. */
export function taskFor({ sets, shape, size, script, questions }: Trial): TrialTask {
  const tasks = sets.map(name => {
    const squad = readSquad(name)
    if (squad === undefined) throw new Error(`the set ${name} is not there`)
    return taskOf(squad, shape)
  })
  const [only] = tasks
  const task = size === undefined && only !== undefined ? only : grown(tasks, size ?? 0)
  const turn = turnInto(script)
  const turned = ({ text, relevant }: Question) => ({ text: turn(text), relevant })
  const asked = new Set(sampled(task.questions, questions))
  const others = task.questions.filter(question => !asked.has(question))
  return {
    ...task,
    questions: [...asked].map(turned),
    warmUp: sampled(others, warmUpQuestions).map(turned),
  }
}

function turnInto(script: Script): (text: string) => string {
  if (script === 'own') return text => text
  return script === 'simplified'
    ? Converter({ from: 'tw', to: 'cn' })
    : Converter({ from: 'cn', to: 'tw' })
}
