import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'
import { sendRaw } from '../support/raw-http.ts'

// Purpose: what is sent to the address of a form harms nobody who reads: neither ten thousand forms at once, nor one that never
// comes to its end, nor one that is far too large.

const FORMS = 10_000
const SECONDS = 8
let portal: Portal
let folder: string
let removeFolder = async () => {}

beforeAll(async () => {
  const data = await aStartedFolder()
  folder = data.folder
  removeFolder = data.remove
  portal = await startPortal({ DATA_DIR: folder, TRUST_PROXY: 'true' }, { verbs: true })
})

afterAll(async () => {
  await portal?.stop()
  await removeFolder()
})

/** Sends the forms from a process of its own, so that the readers' clock does not wait for them. @returns how many had each status */
async function sendForms(): Promise<Record<string, number>> {
  const words = ['tests/support/send-forms.ts', portal.url, String(FORMS), String(SECONDS)]
  const secret = (await readFile(join(folder, 'secret'), 'utf8')).trim()
  const sender = spawn(process.execPath, words, {
    env: { ...process.env, SECRET: secret },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let said = ''
  sender.stdout.on('data', (text) => {
    said += text
  })
  sender.stdin.end('go\n')
  await once(sender, 'close')
  return JSON.parse(said.trim().split('\n').at(-1) ?? '')
}

/** Reads an article again and again while `until` is pending. @returns how often it was answered with each status */
async function readers(until: Promise<unknown>): Promise<Record<number, number>> {
  let isOver = false
  void until.finally(() => {
    isOver = true
  })
  const told: Record<number, number> = {}
  while (!isOver) {
    const answer = await fetch(`${portal.url}/articles/1`)
    await answer.text()
    told[answer.status] = (told[answer.status] ?? 0) + 1
    await sleep(5)
  }
  return told
}

it('ends a form that stops coming, and keeps nothing of it', async () => {
  const head = [
    'POST /complaints/new HTTP/1.1',
    'Host: a',
    'Content-Type: multipart/form-data; boundary=line',
    'Content-Length: 900000',
    'X-Forwarded-For: 192.0.2.1',
  ].join('\r\n')
  const part = '--line\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n'
  const answer = await sendRaw(
    Number(new URL(portal.url).port),
    `${head}\r\n\r\n${part}${'x'.repeat(5_000)}`,
    {
      silenceMs: 15_000,
    },
  )
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  await expect.poll(() => readdir(join(folder, 'form-work'))).toEqual([])
})

const MB = 1_048_576
const PART = '--line\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n'

/** Sends a file of so many bytes, as fast as they are taken, until it is answered; then waits for the end of the connection. */
async function sendFile(bytes: number, headers: OutgoingHttpHeaders) {
  const type = { 'content-type': 'multipart/form-data; boundary=line', 'x-forwarded-for': '192.0.2.7' }
  const asked = request(`${portal.url}/contribute`, { method: 'POST', headers: { ...type, ...headers } })
  const closed = new Promise<void>((end) => asked.once('close', end))
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve).once('error', reject)
  })
  const piece = Buffer.alloc(MB, 'x')
  let [sent, isAnswered] = [0, false]
  void answer.finally(() => {
    isAnswered = true
  })
  asked.write(PART)
  for (; sent < bytes && !isAnswered; sent += MB)
    if (!asked.write(piece)) await Promise.race([once(asked, 'drain'), answer])
  const response = await answer
  const text = (await response.toArray()).join('')
  await closed
  return { status: response.statusCode, headers: response.headers, text, sent }
}

it('refuses a hundred megabytes in words, by their length or where they become too many, and keeps nothing of them', async () => {
  const most = [
    [{ 'content-length': String(100 * MB + PART.length) }, 8 * MB],
    // Sixty are taken by default.
    [{ 'transfer-encoding': 'chunked' }, 70 * MB],
  ] as const
  const before = await portal.memory()
  for (const [headers, mostSent] of most) {
    const { status, headers: told, text, sent } = await sendFile(100 * MB, headers)
    expect(status).toBe(413)
    expect(told).toMatchObject({ connection: 'close', 'content-type': 'text/html; charset=utf-8' })
    expect(text).toContain('提交的文件加起来太大，没有收下。请减少文件后再提交。')
    expect(sent).toBeLessThanOrEqual(mostSent)
    await expect.poll(() => readdir(join(folder, 'form-work')).catch(() => [])).toEqual([])
  }
  // Of two hundred that were offered; a portal at work gains some of it by itself.
  expect((await portal.memory()) - before).toBeLessThan(32 * MB)
  expect((await fetch(`${portal.url}/contribute`)).status).toBe(200)
})

it('answers every form of a burst at once, a few by their page, and every reader meanwhile', async () => {
  // How long readers wait is measured by `npm run bench -- forms`.
  const burst = sendForms()
  const { 200: read = 0, ...unread } = await readers(burst)
  const { 303: taken = 0, 503: refused = 0, ...others } = await burst
  expect(others).toEqual({})
  expect(taken + refused).toBe(FORMS)
  expect(taken).toBeGreaterThan(20)
  expect(unread).toEqual({})
  expect(read).toBeGreaterThan(20)
}, 120_000)
