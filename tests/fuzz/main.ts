import { parseArgs } from 'node:util'
import { aDataFolder, startPortal } from '../support/portal.ts'
import { anEditorsSession } from './an-editors-session.ts'
import { fuzz } from './fuzz.ts'

// npm run fuzz [-- --seed N] [--count N] [--only N]: starts a portal with a database of its own, sends it requests made
// of the seed, and ends with 1 when one of them is answered with 5xx, or not at all. `--only` sends a single one again.

const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string' }, only: { type: 'string' } },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const first = Number(values.only ?? 0)
const count = values.only === undefined ? Number(values.count ?? 100_000) : 1
const { folder, remove } = await aDataFolder()
const portal = await startPortal({ DATA_DIR: folder }, { verbs: true })
try {
  process.stdout.write(`${count} requests of the seed ${seed} to ${portal.url}\n`)
  const session = await anEditorsSession(portal)
  const tell = (done: number) => process.stdout.write(`${done}\n`)
  const { failures, logged, outcomes, memory } = await fuzz(portal, { seed, first, count, session, tell })
  for (const [outcome, times] of [...outcomes].sort()) process.stdout.write(`${outcome}  ${times}\n`)
  for (const line of [...failures, ...logged]) process.stdout.write(`${line}\n`)
  const mb = (bytes: number) => (bytes / 1_048_576).toFixed(1)
  process.stdout.write(`memory in use: ${mb(memory.before)} MB, then ${mb(memory.after)} MB\n`)
  process.stdout.write(`again: npm run fuzz -- --seed ${seed} --only NUMBER\n`)
  process.exitCode = failures.length + logged.length > 0 || memory.after > memory.before * 1.1 ? 1 : 0
} finally {
  await portal.stop()
  await remove()
}
