import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, untilItAnswers } from '../baselines/peer.ts'
import { median } from '../load.ts'
import { atMost, type Row } from '../table.ts'

const ROUNDS = 3

/** The time from `npm start` to the first article, on an existing data folder. */
export async function measureStart(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-start-'))
  try {
    await secondsToFirstAnswer(folder)
    const seconds: number[] = []
    for (let round = 0; round < ROUNDS; round++) seconds.push(await secondsToFirstAnswer(folder))
    return [
      atMost(
        3,
        '`npm start`, not for the first time',
        'the first answered article',
        median(seconds),
        (value) => `${value.toPrecision(2)} s`,
      ),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function secondsToFirstAnswer(folder: string): Promise<number> {
  const port = await freePort()
  const { DATABASE_URL: _, SECRET: __, ...environment } = process.env
  const from = performance.now()
  const start = spawn('npm', ['start'], {
    env: { ...environment, PORT: `${port}`, DATA_DIR: folder, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: join(import.meta.dirname, '..', '..'),
  })
  const ended = new Promise((done) => start.once('exit', done))
  try {
    await untilItAnswers(`http://127.0.0.1:${port}/articles/1`, 60)
    return (performance.now() - from) / 1_000
  } finally {
    start.kill('SIGTERM')
    await ended
  }
}
