import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Call, Called, Verb } from './verb-rpc.ts'

export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

/** What a verb returns; a preview link its token as well, a contribution its receipt. */
type Done = { id: number; version: number; token?: string; receipt?: string }

/** A portal as a process of its own, as an operator runs it. */
export type Portal = {
  url: string
  /** The one-time link for the first editor, as it was printed. */
  setUpUrl: string | null
  pid: number
  stdout(): string
  /** Settles when the process is gone. */
  ended: Promise<Ended>
  kill(signal: NodeJS.Signals): void
  /** Asks it to stop and waits for its end. */
  stop(): Promise<Ended>
  /** Runs a verb within its process, for a portal that was started with `verbs`. */
  verb(verb: Verb, input: unknown): Promise<Done>
  /** Bytes in use after a collection of garbage, of a portal of one process that was started with `verbs`. */
  memory(): Promise<number>
  /** A command on the same data folder. */
  cli(
    words: string[],
    options?: { input?: string },
  ): Promise<{ stdout: string; stderr: string; exitCode: number }>
}

const quiet = { NODE_ENV: 'production', PORT: '0', LOG_LEVEL: 'warn', TZ: 'Asia/Kathmandu' } as const

/** An empty data folder, and its end. */
export async function aDataFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-portal-'))
  // A Postgres whose portal was killed may still be writing its last words.
  const patient = { recursive: true, force: true, maxRetries: 30, retryDelay: 100 }
  return { folder, remove: () => rm(folder, patient) }
}

/** The data folder of a portal that was started once and stopped: migrated, with the seed's article and without an editor. */
export async function aStartedFolder(): ReturnType<typeof aDataFolder> {
  const data = await aDataFolder()
  const { STARTED_DATA_FOLDER: made } = process.env
  // A third of the time that Node takes for so many files.
  if (made) await promisify(execFile)('cp', ['-a', `${made}/.`, data.folder])
  else await (await startPortal({ DATA_DIR: data.folder })).stop()
  return data
}

type Preloaded = {
  /** Runs verbs of the test (verb-rpc.ts). */
  verbs?: boolean
  /** Fetches pages from servers of the test (loopback-sites.ts). */
  sites?: boolean
}

/** Starts `node server.ts` and waits until it says where it is; what ends before is an error with what it said. */
export async function startPortal(
  env: Record<string, string>,
  { verbs = false, sites = false }: Preloaded = {},
): Promise<Portal> {
  const preloaded = [...(verbs ? ['verb-rpc'] : []), ...(sites ? ['loopback-sites'] : [])]
  const words = [...preloaded.flatMap((name) => ['--import', `./tests/support/${name}.ts`]), 'server.ts']
  const { child, ended, stdout } = launch(words, env, { verbs })
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const said = /is ready: (\S+)\n/.exec(stdout())
      if (said?.[1]) setTimeout(resolve, 50, said[1])
    })
    void ended.then((end) => reject(new Error(`the portal ended: ${end.stderr}${end.stdout}`)))
  })
  return {
    url: address,
    setUpUrl: /first editor, once: +(\S+)/.exec(stdout())?.[1] ?? null,
    pid: child.pid ?? 0,
    stdout,
    ended,
    kill: (signal) => child.kill(signal),
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
    verb: (verb, input) => callVerb(child, verb, input),
    memory: () => memoryOf(child),
    cli: async (words, { input = '' } = {}) => {
      const { code, stdout, stderr } = await runToEnd(['lib/cli/main.ts', ...words], env, input)
      return { stdout, stderr, exitCode: code ?? -1 }
    },
  }
}

function memoryOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    const hear = (said: object) => {
      if (!('memory' in said)) return
      child.off('message', hear)
      resolve(Number(said.memory))
    }
    child.on('message', hear)
    child.send({ memory: true })
  })
}

let calls = 0

function callVerb(child: ChildProcess, verb: Verb, input: unknown): Promise<Done> {
  calls += 1
  const call = calls
  return new Promise((resolve, reject) => {
    const hear = (called: Called) => {
      if (called.call !== call) return
      child.off('message', hear)
      if (called.error === undefined) resolve(called.result as Done)
      else reject(new Error(called.error))
    }
    child.on('message', hear)
    child.send({ call, verb, input } satisfies Call)
  })
}

/** Runs a program of the portal to its end. */
export function runToEnd(words: string[], env: Record<string, string>, input = ''): Promise<Ended> {
  const { child, ended } = launch(words, env)
  child.stdin?.end(input)
  return ended
}

/** Starts a portal and waits for nothing. */
export function launchPortal(env: Record<string, string>) {
  const { child, ended, stdout } = launch(['server.ts'], env)
  return { pid: child.pid ?? 0, kill: (signal: NodeJS.Signals) => child.kill(signal), ended, stdout }
}

function launch(words: string[], env: Record<string, string>, { verbs = false } = {}) {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env
  const child: ChildProcess = spawn(process.execPath, words, {
    env: { PATH, HOME, NODE_COMPILE_CACHE, ...quiet, ...env },
    stdio: verbs ? ['pipe', 'pipe', 'pipe', 'ipc'] : 'pipe',
  })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
    })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, ...said }))
  })
  return { child, ended, stdout: () => said.stdout }
}
