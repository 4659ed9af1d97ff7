import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

// Chromium 80 of February 2020, from the npm package chrome-aws-lambda 2.1.1: the oldest browser that npm brings. It is
// older than what Playwright speaks to, so it is driven by the DevTools protocol itself.

type Message = {
  id?: number
  method?: string
  params?: { request?: { url: string } }
  result?: unknown
  error?: { message: string }
}

/** A page of the old browser on a phone's screen. */
export type OldPage = {
  /** Says from now on that it is another browser. */
  claim(userAgent: string): Promise<void>
  /** Opens an address and waits for its `load` event. */
  open(url: string): Promise<void>
  /** The value of an expression in the page, as JSON can say it. */
  value<T>(expression: string): Promise<T>
  screenshot(file: string): Promise<void>
  /** Shows it as on paper, or on the screen again. */
  showAs(medium: 'print' | 'screen'): Promise<void>
  /** The paths of everything that was asked for since the page was opened. */
  requests(): string[]
  /** Exceptions and errors that the page printed. */
  complaints(): string[]
  close(): Promise<void>
}

/** Whether the package's program can run here. */
export const runsOldChromium = process.platform === 'linux' && process.arch === 'x64'

const START = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--single-process',
  '--no-zygote',
  '--hide-scrollbars',
  // Browsers before Chromium 76 and iOS 15.4 do not know it.
  '--disable-features=LazyImageLoading',
  '--disable-blink-features=LazyImageLoading',
]

/** Starts Chromium 80 with one page of 390 × 844, which says it is this browser and loads no picture lazily. */
export async function openOldChromium(userAgent: string): Promise<OldPage> {
  const { program, libraries } = unpacked()
  const profile = await mkdtemp(join(tmpdir(), 'citysite-old-chromium-'))
  const words = [...START, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank']
  const env = { ...process.env, LD_LIBRARY_PATH: libraries }
  const browser = spawn(program, words, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const port = await portOf(browser)
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as PageTarget[]
  const session = await connect(targets.find(({ type }) => type === 'page')?.webSocketDebuggerUrl ?? '')
  await session.send('Page.enable')
  await session.send('Runtime.enable')
  await session.send('Network.enable')
  const claim = async (name: string) =>
    void (await session.send('Network.setUserAgentOverride', { userAgent: name }))
  await claim(userAgent)
  const screen = { width: 390, height: 844, deviceScaleFactor: 1, mobile: true }
  await session.send('Emulation.setDeviceMetricsOverride', screen)
  return {
    claim,
    open: async (url) => {
      session.requests.length = 0
      const loaded = session.next('Page.loadEventFired')
      await session.send('Page.navigate', { url })
      await loaded
    },
    value: async <T>(expression: string) => {
      const answer = await session.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })
      return (answer as { result: { value: T } }).result.value
    },
    screenshot: async (file) => {
      const { data } = (await session.send('Page.captureScreenshot')) as { data: string }
      writeFileSync(file, Buffer.from(data, 'base64'))
    },
    showAs: async (media) => void (await session.send('Emulation.setEmulatedMedia', { media })),
    requests: () => session.requests,
    complaints: () => session.complaints,
    close: async () => {
      const ended = new Promise((resolve) => browser.once('exit', resolve))
      browser.kill('SIGKILL')
      await ended
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

type PageTarget = { type: string; webSocketDebuggerUrl: string }

function portOf(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    browser.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said)?.[1]
      if (port) resolve(port)
    })
    browser.once('exit', () => reject(new Error(`Chromium 80 ended: ${said}`)))
  })
}

/** A session of the DevTools protocol with one page. */
async function connect(address: string) {
  const socket = new WebSocket(address)
  const waiting = new Map<number, (message: Message) => void>()
  const events = new Map<string, () => void>()
  const complaints: string[] = []
  const requests: string[] = []
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    if (message.id !== undefined) waiting.get(message.id)?.(message)
    events.get(message.method ?? '')?.()
    if (message.params?.request) requests.push(new URL(message.params.request.url).pathname)
    if (message.method === 'Runtime.exceptionThrown') complaints.push(JSON.stringify(message.params))
    if (message.method === 'Runtime.consoleAPICalled') complaints.push(JSON.stringify(message.params))
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  let sent = 0
  const send = (method: string, params: object = {}) =>
    new Promise<unknown>((resolve, reject) => {
      sent += 1
      waiting.set(sent, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)))
      socket.send(JSON.stringify({ id: sent, method, params }))
    })
  const next = (event: string) => new Promise<void>((resolve) => events.set(event, resolve))
  return { send, next, requests, complaints }
}

/** Unpacks the program and the libraries it was built with, once a machine. */
function unpacked(): { program: string; libraries: string } {
  const folder = join(tmpdir(), 'citysite-chromium-80')
  const program = join(folder, 'chromium')
  const packed = join(dirname(createRequire(import.meta.url).resolve('chrome-aws-lambda')), '..', 'bin')
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true })
    const tar = brotliDecompressSync(readFileSync(join(packed, 'aws.tar.br')))
    execFileSync('tar', ['x', '-C', folder], { input: tar })
    const half = `${program}.${process.pid}`
    writeFileSync(half, brotliDecompressSync(readFileSync(join(packed, 'chromium.br'))), { mode: 0o755 })
    renameSync(half, program)
  }
  return { program, libraries: join(folder, 'lib') }
}
