import { afterEach, describe, expect, it } from 'vitest'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'
import { anArticle } from './fixtures.ts'
import { aCrowd, tokenOf, until, view } from './readers.ts'
import { countedOf, postgresPid, withStore } from './store.ts'

const SEED = 811
let portal: Portal | undefined
let remove = async () => {}

afterEach(async () => {
  await portal?.stop()
  await remove()
})

async function open() {
  const data = await aStartedFolder()
  remove = data.remove
  const env = { DATA_DIR: data.folder, TRUST_PROXY: 'true', LOG_LEVEL: 'fatal' }
  portal = await startPortal(env, { verbs: true })
  return { folder: data.folder, env, portal, token: await tokenOf(portal.url) }
}

/** An article that is published by whoever can, a moment ago. */
async function aPublishedArticle(folder: string, by: Portal) {
  await withStore(folder, (client) =>
    client.query(
      "INSERT INTO editor (id, email, name, role) VALUES ('chen', 'chen@example.cn', '陈管理', 'admin')",
    ),
  )
  const article = await anArticle(by, '授旗仪式')
  await article.publish()
  return article
}

/** The jobs that check an article's public state. */
function checksOf(folder: string, articleId: number) {
  return withStore(folder, async (client) => {
    const { rows } = await client.query<{ state: string; started_on: Date }>(
      "SELECT state, started_on FROM pgboss.job WHERE name = 'check-public-state' AND data = $1",
      [{ articleId }],
    )
    return rows
  })
}

describe('a view that was acknowledged is never lost', () => {
  it('when the portal is killed under load, nor is the job of a commit', async () => {
    const { folder, env, portal: first, token } = await open()
    const crowd = aCrowd(first.url, token)
    await until('500 acknowledged views', () => crowd.told.acknowledged > 500)
    const article = await aPublishedArticle(folder, first)
    first.kill('SIGKILL')
    const killed = new Date()
    const told = await crowd.leave()
    await first.ended

    portal = await startPortal(env)
    const counted = await countedOf(folder)
    const stored = counted.total - SEED
    expect(stored).toBeGreaterThanOrEqual(told.acknowledged)
    expect(stored).toBeLessThanOrEqual(told.sent)
    expect(counted).toMatchObject({ hours: stored, adjustments: SEED, receipts: stored })
    expect(await view(portal.url, await tokenOf(portal.url))).toEqual({
      status: 200,
      views: counted.total + 1,
    })

    // The job that the publication sent with its commit is done by the second portal; where the first one had begun it, once
    // its time has run out.
    const states = async () => (await checksOf(folder, article.id)).map(({ state }) => state)
    await expect.poll(states, { timeout: 300_000 }).toEqual(['completed'])
    const [check] = await checksOf(folder, article.id)
    expect(check?.started_on.getTime()).toBeGreaterThan(killed.getTime())
  }, 420_000)

  it('when Postgres is killed under load, and counting goes on by itself', async () => {
    const { folder, portal: running, token } = await open()
    const crowd = aCrowd(running.url, token)
    await until('500 acknowledged views', () => crowd.told.acknowledged > 500)
    const killed = await postgresPid(folder)
    process.kill(killed, 'SIGKILL')
    await until('a refusal while the database is away', () => crowd.told.refused > 0)
    const before = crowd.told.acknowledged
    await until('views acknowledged again', () => crowd.told.acknowledged > before + 500)
    const told = await crowd.leave()

    expect(await postgresPid(folder)).not.toBe(killed)
    const counted = await countedOf(folder)
    const stored = counted.total - SEED
    expect(stored).toBeGreaterThanOrEqual(told.acknowledged)
    expect(stored).toBeLessThanOrEqual(told.sent)
    expect(told.highest).toBe(counted.total)
    expect(counted).toMatchObject({ hours: stored, adjustments: SEED, receipts: stored })
    expect(told.lost, 'connections that were dropped instead of answered').toBe(0)
  })
})
