import { execFileSync } from 'node:child_process'
import { Agent, get } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { loadFactor } from '#lib/db/machine-load.ts'
import { aCuttableProxy } from '../support/cuttable-proxy.ts'
import { aDataFolder, aStartedFolder, type Portal, runToEnd, startPortal } from '../support/portal.ts'
import { anArticle, metric, outdated, readersOf } from './fixtures.ts'
import { aCrowd, tokenOf, until } from './readers.ts'
import { countedOf, isAlive, postgresPid } from './store.ts'

const account = ['user', 'create', '--email', 'chen@example.cn', '--name', '陈管理', '--role', 'admin']

let portal: Portal
let remove = async () => {}

async function open() {
  const data = await aStartedFolder()
  remove = data.remove
  const env = { DATA_DIR: data.folder, WEB_CONCURRENCY: '2', TRUST_PROXY: 'true' }
  portal = await startPortal(env, { verbs: true })
  return { folder: data.folder }
}

async function close() {
  portal.kill('SIGKILL')
  await portal.ended
  await remove()
}

/** The numbers of serving and of spare workers. */
function workers(): number[] {
  const all = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(portal.pid)]).toString()
  return all
    .split('\n')
    .filter((line) => line.includes('server.ts'))
    .map((line) => Number.parseInt(line, 10))
}

/** All of them; the number 0 would be the group of this very process. */
function threeWorkers(): [number, number, number] {
  const [first, second, third] = workers()
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('there are no three workers')
  return [first, second, third]
}

const serving = () => metric(portal, 'citysite_workers{state="serving"}')

/** Waits until two workers serve, a third one is the spare, and there is no other. */
const areWell = async () =>
  workers().length === 3 &&
  (await serving().catch(() => 0)) === 2 &&
  (await metric(portal, 'citysite_workers{state="spare"}').catch(() => 0)) === 1

/** Sends a request over a new connection, or by the agent; returns the status. */
function status(path: string, agent: Agent | false = false): Promise<number> {
  return new Promise((resolve, reject) => {
    get(portal.url + path, { agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0))
    })
      .once('error', reject)
      .setTimeout(90_000, () => reject(new Error('never answered')))
  })
}

/** Readers who ask for one page over and over, until they are told to leave: each over a new connection, or each over one
 *  that is kept, with pauses in which it is idle. New connections come with a pause, too, which leaves the machine to those
 *  that start. */
function readers(path: string, { keepAlive }: { keepAlive: boolean }) {
  const told = { answered: 0, failed: [] as string[] }
  let going = true
  const reader = async (_: unknown, pauseMs: number) => {
    const agent = keepAlive && new Agent({ keepAlive: true, maxSockets: 1 })
    while (going) {
      await status(path, agent).then(
        (code) => (code === 200 ? told.answered++ : told.failed.push(String(code))),
        (error) => told.failed.push(String(error)),
      )
      await sleep(keepAlive ? pauseMs * Math.random() * 10 : 20)
    }
    if (agent) agent.destroy()
  }
  const all = Promise.all(Array.from({ length: 8 }, reader))
  return {
    told,
    leave: async () => {
      going = false
      await all
    },
  }
}

describe('a portal of two workers', () => {
  let folder: string

  beforeAll(async () => {
    folder = (await open()).folder
  })

  afterAll(close)

  beforeEach(() => until('two workers, and one that stands ready', areWell, 90_000))

  it('two workers serve one portal, with common metrics', async () => {
    expect(portal.stdout()).toMatch(/^✓ pages .* 2 workers$/m)
    expect(portal.stdout().match(/first editor, once/g)).toHaveLength(1)

    const crowd = aCrowd(portal.url, await tokenOf(portal.url))
    await until('300 views', () => crowd.told.acknowledged > 300)
    const told = await crowd.leave()
    expect((await countedOf(folder)).total).toBe(811 + told.acknowledged)
    expect(told.highest).toBe(811 + told.acknowledged)
    // Both workers stored some views, and each of them reports the sum.
    expect(await metric(portal, 'citysite_views_total{class="human",outcome="counted"}')).toBe(
      told.acknowledged,
    )
  })

  it('they are replaced one by one, and no request is lost, over new and keep-alive connections', async () => {
    const before = workers()
    const both = [true, false].map((keepAlive) => readers('/articles/1', { keepAlive }))
    await sleep(200)
    portal.kill('SIGUSR2')
    await until('three others', () => !workers().some((pid) => before.includes(pid)), 90_000)
    await until('the end of it', areWell, 90_000)
    for (const { told, leave } of both) {
      await until('a hundred answers', () => told.answered + told.failed.length > 100)
      await leave()
      expect(told.failed).toEqual([])
    }
  })

  it('one that is killed is replaced at once, and the portal keeps serving', async () => {
    const [first, ...others] = threeWorkers()
    process.kill(first, 'SIGKILL')
    // A keep-alive connection of the killed worker is reset.
    await until('two that serve', async () => (await serving().catch(() => 0)) === 2)
    expect(workers()).toEqual(expect.arrayContaining(others))
    expect(await status('/articles/1')).toBe(200)
    expect(portal.stdout()).toContain('a worker ended by itself and is replaced')
  })

  it('when all of them are killed no connection is refused; it waits for the next worker', async () => {
    for (const pid of threeWorkers()) process.kill(pid, 'SIGKILL')
    const asked = await Promise.all(Array.from({ length: 20 }, () => status('/articles/1')))
    expect(new Set(asked)).toEqual(new Set([200]))
  })

  it('their number is right, whichever of them dies during a replacement', async () => {
    const before = threeWorkers()
    portal.kill('SIGUSR2')
    await until('a new one', () => workers().some((pid) => !before.includes(pid)), 90_000)
    for (const pid of workers().slice(1)) process.kill(pid, 'SIGKILL')
    await until('three others', () => !workers().some((pid) => before.includes(pid)), 90_000)
    await until('the end of it', areWell, 90_000)
    expect(await status('/articles/1')).toBe(200)
  })

  it('one that dies during a request for its metrics affects no other process', async () => {
    const [first, second] = threeWorkers()
    process.kill(first, 'SIGSTOP')
    const asked = Promise.allSettled(Array.from({ length: 4 }, () => status('/api/metrics')))
    await sleep(300)
    process.kill(second, 'SIGKILL')
    process.kill(first, 'SIGCONT')
    await asked
    await until('another one', areWell, 90_000)
    expect(await status('/articles/1')).toBe(200)
    expect(isAlive(portal.pid)).toBe(true)
  })

  it('a signal during a replacement stops them and Postgres at once', async () => {
    const postgres = await postgresPid(folder)
    portal.kill('SIGUSR2')
    await sleep(100)
    const from = Date.now()
    portal.kill('SIGINT')
    expect((await portal.ended).code).toBe(0)
    expect(isAlive(postgres)).toBe(false)
    expect(Date.now() - from).toBeLessThan(10_000 * loadFactor())
  })
})

it('a purge has reached all workers when the verb returns, however late Postgres delivers it', async () => {
  const data = await aStartedFolder()
  const postgres = await startEmbeddedPostgres(data.folder)
  const proxy = await aCuttableProxy(postgres.url, 'citysite-purges')
  const secret = 'a-secret-of-the-test-suite-that-is-long-enough'
  const env = { DATABASE_URL: proxy.url, SECRET: secret, DATA_DIR: data.folder, WEB_CONCURRENCY: '2' }
  portal = await startPortal(env, { verbs: true })
  onTestFinished(close)
  remove = async () => {
    await proxy.close()
    await postgres.stop()
    await data.remove()
  }
  await portal.cli([...account, '--password-stdin'], { input: 'lecong-2026-admin\n' })
  proxy.delay(250)
  const article = await anArticle(portal, '授旗仪式')
  await article.publish()
  const readers = readersOf(portal, article)
  const hits = () => metric(portal, 'citysite_page_cache_requests_total{outcome="hit"}')
  const isMeaningful = async () => readers.seen.length > 200 && (await hits()) > 100
  for (let round = 0; round < 4 || !(await isMeaningful()); round++)
    for (const verb of [article.amend, article.takeDown, article.restore]) {
      await verb()
      await sleep((round % 4) * 60)
    }
  await readers.leave()
  expect(outdated(readers.seen, article.moves, 0)).toEqual([])

  const all = workers()
  portal.kill('SIGTERM')
  expect(await portal.ended).toMatchObject({ code: 0, signal: null, stderr: '' })
  for (const pid of all) expect(isAlive(pid)).toBe(false)
})

it('none outlives the primary', async () => {
  const { folder } = await open()
  onTestFinished(close)
  const [postgres, all] = [await postgresPid(folder), workers()]
  portal.kill('SIGKILL')
  await until('the end of all', () => ![postgres, ...all].some(isAlive))
})

it('a port in use is reported in one line, before a database is created', async () => {
  const data = await aDataFolder()
  const taken = createServer()
  await new Promise<void>((ready) => taken.listen(0, '127.0.0.1', ready))
  const { port } = taken.address() as { port: number }
  const env = { DATA_DIR: data.folder, WEB_CONCURRENCY: '2', PORT: String(port) }
  const { code, stderr, stdout } = await runToEnd(['server.ts'], env)
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `port ${port} of 127.0.0.1 is in use; stop what listens there or set PORT\n`,
  })
  expect(stdout).toBe('')
  await new Promise((closed) => taken.close(closed))
  await data.remove()
})
