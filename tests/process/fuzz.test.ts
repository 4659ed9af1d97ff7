import { afterAll, beforeAll, expect, it } from 'vitest'
import { anEditorsSession } from '../fuzz/an-editors-session.ts'
import { fuzz } from '../fuzz/fuzz.ts'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'

const SEED = 20_261_127
const COUNT = 2_000

let portal: Portal
let data: Awaited<ReturnType<typeof aStartedFolder>>

beforeAll(async () => {
  data = await aStartedFolder()
  portal = await startPortal({ DATA_DIR: data.folder }, { verbs: true })
})

afterAll(async () => {
  const { code, stderr } = await portal.stop()
  await data.remove()
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

it(`answers ${COUNT} requests that nobody should send, and is as it was`, async () => {
  const session = await anEditorsSession(portal)
  const { failures, logged, memory } = await fuzz(portal, { seed: SEED, first: 0, count: COUNT, session })
  const again = `npm run fuzz -- --seed ${SEED} --only NUMBER`
  expect(failures, again).toEqual([])
  expect(logged, again).toEqual([])
  expect(memory.after).toBeLessThan(memory.before * 1.1)
  expect((await fetch(`${portal.url}/api/health`)).status).toBe(200)
}, 300_000)
