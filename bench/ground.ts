import { closeDatabase } from '#lib/db/client.ts'
import { drainViews } from '#lib/views/queue.ts'
import { buildBaselines, startBaselines } from './baselines/next.ts'
import { driver } from './load.ts'
import type { Bench } from './measures/measure.ts'
import { startPortal } from './portal.ts'
import { type Databases, startDatabases } from './scale/kept-databases.ts'

/** What the measures of one command share; each is started when the first of them asks for it. */
export type Ground = {
  /** A portal with the seed's article, in whose database this process works, and what it is compared with. */
  seed: () => Promise<Bench>
  databases: () => Promise<Databases>
}

/** Stops what was started, the last first. */
export async function withGround<Result>(work: (ground: Ground) => Promise<Result>): Promise<Result> {
  const started: (() => Promise<unknown>)[] = []
  const seed = once(() => startSeed(started))
  const databases = once(async () => {
    const made = await startDatabases()
    started.push(made.stop)
    return made
  })
  try {
    return await work({
      seed: async () => {
        const bench = await seed()
        const { url, secret } = bench.portal.database
        Object.assign(process.env, { DATABASE_URL: url, SECRET: secret })
        return bench
      },
      databases,
    })
  } finally {
    for (const stop of started.reverse()) await stop()
  }
}

async function startSeed(started: (() => Promise<unknown>)[]): Promise<Bench> {
  console.log(`Measuring with ${driver()}; about a minute each.`)
  await buildBaselines()
  const portal = await startPortal()
  started.push(portal.stop)
  const next = await startBaselines(portal.database)
  started.push(next.stop, closeDatabase, drainViews)
  return { portal, next }
}

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined
  return () => {
    made ??= make()
    return made
  }
}
