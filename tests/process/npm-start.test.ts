import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aStartedFolder } from '../support/portal.ts'
import { until } from './readers.ts'
import { isAlive, postgresPid } from './store.ts'

let data: Awaited<ReturnType<typeof aStartedFolder>>
let said = ''
let starter: ChildProcessByStdio<null, Readable, null>
let ended: Promise<number | null>

beforeEach(async () => {
  data = await aStartedFolder()
  said = ''
  starter = spawn('npm', ['start'], {
    env: { ...process.env, PORT: '0', DATA_DIR: data.folder, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  ended = new Promise((resolve) => starter.once('close', resolve))
  starter.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await until('the address', () => said.includes('is ready'))
})

afterEach(async () => {
  // Also where the test failed before it did.
  starter.kill('SIGTERM')
  await ended
  await data.remove()
})

describe('npm start', () => {
  it('makes nothing again that is up to date, hands a signal on and ends with 0, and nothing stays behind', async () => {
    for (const step of ['dependencies', 'database client', 'build'])
      expect(said).toMatch(new RegExp(`^✓ ${step} +\\d+\\.\\d s {2}up to date$`, 'm'))
    const postgres = await postgresPid(data.folder)
    starter.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(isAlive(postgres)).toBe(false)
  })

  it('killed: the portal that it started notices and stops by itself', async () => {
    const postgres = await postgresPid(data.folder)
    const portal = await parentOf(postgres)
    process.kill(await parentOf(portal), 'SIGKILL')
    await ended
    await until('the end of the portal', () => !isAlive(portal))
    await until('the end of Postgres', () => !isAlive(postgres))
  })
})

async function parentOf(pid: number): Promise<number> {
  return Number(/^PPid:\s+(\d+)$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1])
}
