import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { run } from '../run-command.ts'
import { freePort, type Peer, untilItAnswers } from './peer.ts'

const root = join(import.meta.dirname, '..', '..')
const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

/** Builds the pages of this folder: the portal's article by the App Router, cached (ISR) and `force-dynamic`. */
export async function buildBaselines(): Promise<void> {
  await run(process.execPath, [next, 'build', import.meta.dirname])
}

/** `next start` with those pages, over the same database: `isr/1`, `dynamic/1`. */
export async function startBaselines(database: { url: string; secret: string }): Promise<Peer> {
  const port = await freePort()
  const server = spawn(
    process.execPath,
    [next, 'start', import.meta.dirname, '-p', `${port}`, '-H', '127.0.0.1'],
    {
      env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: database.url, SECRET: database.secret },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const url = `http://127.0.0.1:${port}/`
  const stop = async () => {
    const ended = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await ended
  }
  await untilItAnswers(`${url}isr/1`, 20)
  return { url, stop }
}
