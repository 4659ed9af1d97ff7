import cluster from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { mintEditor } from '#lib/actors/editor.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { createDraft } from '#lib/articles/create-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'

// Loaded into a portal's process by `node --import`: runs a verb there, when the test that started it says so, and
// answers when the verb has returned. What it stands for is the desk's action, without the form. Of a portal of several
// processes one of the workers does it.

const verbs = {
  draft: createDraft,
  publish: publishArticle,
  amend: amendArticle,
  'take-down': takeDownArticle,
  restore: restoreArticle,
} as const

export type Verb = keyof typeof verbs
export type Call = { call: number; verb: Verb; input: unknown }
export type Called = { call: number; result?: unknown; error?: string }

process.on('message', async (message: object) => {
  if ('memory' in message) return void process.send?.({ memory: await memoryInUse() })
  // The processes of a portal speak with each other, too.
  if (!('verb' in message)) return
  const { call } = message as Call
  const [worker] = Object.values(cluster.workers ?? {})
  if (worker) {
    worker.on('message', function hear(answer: object) {
      if (!('call' in answer) || answer.call !== call) return
      worker.off('message', hear)
      process.send?.(answer)
    })
    worker.send(message)
  } else process.send?.(await called(message as Call))
})

/**
 * Bytes that are still in use once everything else was thrown away: what a request has left behind waits for the end of
 * its connection, or of a short time, and is free only then.
 */
async function memoryInUse(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collectGarbage: () => void = runInNewContext('gc')
  const looks: number[] = []
  for (let look = 0; look < 4; look++) {
    await sleep(500)
    collectGarbage()
    const { heapUsed, external } = process.memoryUsage()
    looks.push(heapUsed + external)
  }
  return Math.min(...looks)
}

async function called({ call, verb, input }: Call): Promise<Called> {
  try {
    const editor = mintEditor(await db().editor.findFirstOrThrow({ where: { role: 'admin' } }))
    return { call, result: await verbs[verb](editor, input) }
  } catch (error) {
    return { call, error: String(error) }
  }
}
