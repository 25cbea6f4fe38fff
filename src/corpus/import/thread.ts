import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import type { Told } from './apart.ts'
import { importWorks } from './import-works.ts'

const order = z.object({ paths: z.array(z.string()), ids: z.array(z.string()) })

const { paths, ids } = order.parse(workerData)
const tell = (told: Told) => parentPort?.postMessage(told)
tell({ result: await importWorks(paths, ids, at => tell({ at })) })
