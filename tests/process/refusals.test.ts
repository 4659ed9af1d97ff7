import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { aDataFolder, runToEnd, startPortal } from '../support/portal.ts'

const SECRET = 'a-secret-of-the-test-suite-that-is-long-enough'

let folder: string
let remove: () => Promise<void>

beforeEach(async () => {
  ;({ folder, remove } = await aDataFolder())
})
afterEach(() => remove())

/** What a start says that cannot be: one line, no stack, exit 1. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { code, stderr } = await runToEnd(['server.ts'], { DATA_DIR: join(folder, 'data'), ...env })
  expect(code, stderr).toBe(1)
  expect(stderr.trimEnd().split('\n'), stderr).toHaveLength(1)
  return stderr.trimEnd()
}

describe('a start that cannot be says why in one line and ends with 1', () => {
  // What each variable may hold is tested with the configuration.
  it.each([
    ['PORT', 'eighty', /^PORT is "eighty"; it should be a port from 0 to 65535$/],
    ['DATABASE_URL', 'mysql://x:geheim@h/d', /^DATABASE_URL is "mysql:\/\/…"; it should be postgresql:/],
    ['WEB_CONCURRENCY', '0', /^WEB_CONCURRENCY is "0"; it should be/],
  ])('%s=%s', async (name, value, said) => {
    // Said before any folder is touched; in this one nothing could be made.
    const env = { DATA_DIR: '/dev/null/data', [name]: value }
    const { code, stderr, stdout } = await runToEnd(['server.ts'], env)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr.trimEnd()).toMatch(said)
  })

  it('a host that is not of this machine', async () => {
    expect(await refusal({ HOST: '192.0.2.1' })).toMatch(
      /^HOST is "192.0.2.1", which is no address of this machine/,
    )
  })

  it('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    expect(await refusal({ PORT: String(port) })).toMatch(`port ${port} of 127.0.0.1 is in use`)
    other.close()
  })

  it('a data folder that is a file', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    expect(await refusal({ DATA_DIR: file })).toMatch(`the data folder ${file} cannot be used`)
  })

  it('a secret that was cut off', async () => {
    await mkdir(join(folder, 'data'))
    await writeFile(join(folder, 'data', 'secret'), 'half')
    expect(await refusal({})).toMatch(/secret holds 4 characters; a secret has at least 32/)
  })

  it('a disk that is full', async (context) => {
    const disk = join(folder, 'disk')
    await mkdir(disk)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      return context.skip('only root may mount a small disk')
    }
    try {
      expect(await refusal({ DATA_DIR: join(disk, 'data') })).toMatch(/the disk is full/)
    } finally {
      execFileSync('umount', [disk])
    }
  })
})

describe('with a database of its own choice', () => {
  let server: EmbeddedPostgres
  let elsewhere: Awaited<ReturnType<typeof aDataFolder>>
  let databases = 0
  /** An empty database of this test. */
  let url: URL

  beforeAll(async () => {
    elsewhere = await aDataFolder()
    server = await startEmbeddedPostgres(elsewhere.folder)
  })
  beforeEach(async () => {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    databases += 1
    url = new URL(server.url)
    url.pathname = `/other_${databases}`
    await client.query(`CREATE DATABASE other_${databases}`)
    await client.end()
  })
  afterAll(async () => {
    await server.stop()
    await elsewhere.remove()
  })

  it('needs a SECRET', async () => {
    expect(await refusal({ DATABASE_URL: url.href })).toMatch(/^SECRET is not set; it should be at least 32/)
  })

  it('does not reach it, or does not know the password', async () => {
    const wrong = new URL(url)
    wrong.password = 'wrong'
    expect(await refusal({ DATABASE_URL: wrong.href, SECRET })).toMatch(
      /^the database of DATABASE_URL cannot be reached: password authentication failed/,
    )
    const nowhere = new URL(url)
    nowhere.port = '9'
    expect(await refusal({ DATABASE_URL: nowhere.href, SECRET })).toMatch(
      /^the database of DATABASE_URL cannot be reached: .*ECONNREFUSED/,
    )
  })

  it('does not import an article by itself, and does when it is told to', async () => {
    const env = { DATABASE_URL: url.href, SECRET, DATA_DIR: join(folder, 'data') }
    const portal = await startPortal(env)
    expect(portal.stdout()).not.toContain('first article')
    expect((await fetch(`${portal.url}/articles/1`)).status).toBe(404)
    expect(await portal.cli(['db', 'seed', '--json'])).toMatchObject({ exitCode: 0 })
    expect((await fetch(`${portal.url}/articles/1`)).status).toBe(200)
    expect(await portal.stop()).toMatchObject({ code: 0, stderr: '' })
  })

  it('finds a migration that failed in an earlier start', async () => {
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    await client.query(`CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL,
      finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
      started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0)`)
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', 'x', '20261124000000_first')",
    )
    await client.end()
    expect(await refusal({ DATABASE_URL: url.href, SECRET })).toMatch(
      /^migration 20261124000000_first failed in an earlier start; mend the database/,
    )
  })
})
