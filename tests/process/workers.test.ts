import { execFileSync } from 'node:child_process'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { aCuttableProxy } from '../support/cuttable-proxy.ts'
import { aDataFolder, type Portal, runToEnd, startPortal } from '../support/portal.ts'
import { anArticle, metric, outdated, readersOf } from './newsroom.ts'
import { aCrowd, tokenOf, until } from './readers.ts'
import { countedOf, isAlive, postgresPid } from './store.ts'

const account = ['user', 'create', '--email', 'chen@example.cn', '--name', '陈管理', '--role', 'admin']

let portal: Portal
let remove = async () => {}

async function open() {
  const data = await aDataFolder()
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

/** The processes of this portal that answer requests. */
function workers(): number[] {
  const all = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(portal.pid)]).toString()
  return all
    .split('\n')
    .filter((line) => line.includes('server.ts'))
    .map((line) => Number.parseInt(line, 10))
}

/** Two of them; the number 0 would be the group of this very process. */
function twoWorkers(): [number, number] {
  const [first, second] = workers()
  if (first === undefined || second === undefined) throw new Error('there are no two workers')
  return [first, second]
}

/** Asks over a connection of its own; the status of the answer. */
function status(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(portal.url + path, { agent: false }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0))
    })
      .once('error', reject)
      .setTimeout(10_000, () => reject(new Error('never answered')))
  })
}

const isWell = () =>
  status('/articles/1').then(
    (code) => code === 200,
    () => false,
  )

/** Readers who come for one page, each over a new connection, until they are told to leave. */
function passersBy(path: string) {
  const told = { answered: 0, failed: [] as string[] }
  let going = true
  const reader = async () => {
    while (going)
      await status(path).then(
        (code) => (code === 200 ? told.answered++ : told.failed.push(String(code))),
        (error) => told.failed.push(String(error)),
      )
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

  // Each test leaves two, though not the same.
  beforeEach(() => until('two workers that answer', async () => workers().length === 2 && (await isWell())))

  it('two workers answer for one portal, and count together', async () => {
    expect(portal.stdout()).toMatch(/^✓ pages .* 2 workers$/m)
    expect(portal.stdout().match(/first editor, once/g)).toHaveLength(1)
    expect(workers()).toHaveLength(2)

    const crowd = aCrowd(portal.url, await tokenOf(portal.url))
    await until('300 views', () => crowd.told.acknowledged > 300)
    const told = await crowd.leave()
    expect((await countedOf(folder)).total).toBe(811 + told.acknowledged)
    expect(told.highest).toBe(811 + told.acknowledged)
    // Both workers stored some, and whoever is asked tells the sum.
    expect(await metric(portal, 'citysite_views_total{class="human",outcome="counted"}')).toBe(
      told.acknowledged,
    )
  })

  it('they are replaced one by one, and nobody is sent away meanwhile', async () => {
    const before = workers()
    const readers = passersBy('/articles/1')
    await sleep(200)
    portal.kill('SIGUSR2')
    await until('two others', () => {
      const now = workers()
      return now.length === 2 && !now.some((pid) => before.includes(pid))
    })
    await sleep(300)
    await readers.leave()
    expect(readers.told.failed).toEqual([])
    expect(readers.told.answered).toBeGreaterThan(100)
  })

  it('one that is killed is replaced, and the portal goes on', async () => {
    const [first, second] = twoWorkers()
    process.kill(first, 'SIGKILL')
    await until('another one', () => workers().length === 2 && !workers().includes(first))
    expect(workers()).toContain(second)
    await until('an answer', () => status('/articles/1').then((code) => code === 200))
    expect(portal.stdout()).toContain('a worker ended by itself and is replaced')
  })

  it('there are never more or fewer than wanted, whoever dies while they are replaced', async () => {
    const [first, second] = twoWorkers()
    portal.kill('SIGUSR2')
    await until('a third one', () => workers().length === 3)
    process.kill(second, 'SIGKILL')
    await until('two others', () => {
      const now = workers()
      return now.length === 2 && !now.includes(first) && !now.includes(second)
    })
    await sleep(500)
    portal.kill('SIGUSR2')
    const before = workers()
    let fresh: number | undefined
    await until('a fresh one', () => {
      fresh = workers().find((pid) => !before.includes(pid))
      return fresh !== undefined
    })
    if (fresh !== undefined) process.kill(fresh, 'SIGKILL')
    await until('two again', () => workers().length === 2)
    await sleep(1_500)
    expect(workers()).toHaveLength(2)
    expect(await status('/articles/1')).toBe(200)
  })

  it('one that dies while others are asked for their metrics takes nobody with it', async () => {
    const [first, second] = twoWorkers()
    process.kill(first, 'SIGSTOP')
    const asked = Promise.allSettled(Array.from({ length: 4 }, () => status('/api/metrics')))
    await sleep(300)
    process.kill(second, 'SIGKILL')
    process.kill(first, 'SIGCONT')
    await asked
    await until('two workers', () => workers().length === 2 && !workers().includes(second))
    await until('an answer', () =>
      status('/articles/1').then(
        (code) => code === 200,
        () => false,
      ),
    )
    expect(isAlive(portal.pid)).toBe(true)
  })

  it('told to stop while they are replaced it stops at once, and Postgres with it', async () => {
    const postgres = await postgresPid(folder)
    portal.kill('SIGUSR2')
    await sleep(100)
    const from = Date.now()
    portal.kill('SIGINT')
    expect((await portal.ended).code).toBe(0)
    expect(isAlive(postgres)).toBe(false)
    expect(Date.now() - from).toBeLessThan(10_000)
  })
})

it('what one worker changed all of them know when its verb returns, however late Postgres tells them', async () => {
  const data = await aDataFolder()
  const postgres = await startEmbeddedPostgres(join(data.folder, 'other'))
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
  await portal.cli(['db', 'seed'])
  await portal.cli([...account, '--password-stdin'], { input: 'lecong-2026-admin\n' })
  proxy.delay(250)
  const article = await anArticle(portal, '授旗仪式')
  await article.publish()
  const readers = readersOf(portal, article)
  for (let round = 0; round < 4; round++)
    for (const verb of [article.amend, article.takeDown, article.restore]) {
      await verb()
      await sleep(round * 60)
    }
  await readers.leave()
  expect(readers.seen.length).toBeGreaterThan(200)
  expect(outdated(readers.seen, article.moves, 0)).toEqual([])
  expect(await metric(portal, 'citysite_page_cache_requests_total{outcome="hit"}')).toBeGreaterThan(100)

  const all = workers()
  portal.kill('SIGTERM')
  expect(await portal.ended).toMatchObject({ code: 0, signal: null, stderr: '' })
  for (const pid of all) expect(isAlive(pid)).toBe(false)
})

it('none outlives the process that holds the database', async () => {
  const { folder } = await open()
  onTestFinished(close)
  const [postgres, all] = [await postgresPid(folder), workers()]
  portal.kill('SIGKILL')
  await until('the end of all', () => ![postgres, ...all].some(isAlive))
})

it('a port that is taken is told in one line, before a database is made', async () => {
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
