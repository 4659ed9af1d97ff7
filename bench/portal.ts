import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Portal = { url: string; databaseUrl: string; stop: () => Promise<void> }

/** The portal itself, in production mode, with a database of its own that holds the seed's article. */
export async function startPortal(port: number): Promise<Portal> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-bench-'))
  const { DATABASE_URL: _, ...environment } = process.env
  const portal = spawn(process.execPath, ['server.ts'], {
    env: {
      ...environment,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    const ended = new Promise((done) => portal.once('exit', done))
    portal.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 300; tries++) {
    if (portal.exitCode !== null) throw new Error(`the portal ended with ${portal.exitCode}`)
    if (
      await fetch(`${url}/articles/1`).then(
        ({ ok }) => ok,
        () => false,
      )
    ) {
      const { url: databaseUrl } = JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8'))
      return { url, databaseUrl, stop }
    }
    await sleep(100)
  }
  await stop()
  throw new Error('the portal did not answer within 30 s')
}
