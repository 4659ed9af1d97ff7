import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { bodyTimeout } from '#lib/server/body-timeout.ts'
import { answered, aServer } from '../../support/raw-http.ts'

const pace = { graceMs: 200, editorGraceMs: 2_000, bytesPerSecond: 20_000, checkEveryMs: 20 }

/** A server that reads every body after a delay. */
function aReader({ afterMs = 0 } = {}): Promise<number> {
  const watch = bodyTimeout(pace)
  return aServer(async (request, response) => {
    watch(request, response)
    await sleep(afterMs)
    const body = await text(request).catch(() => null)
    if (!response.writableEnded) response.end(`read ${body?.length}`)
  })
}

/** Sends a head and then parts of a body, with a pause before each; returns the response and when the connection closed. */
function sendSlowly(port: number, head: string, pieces: string[], pauseMs: number) {
  const startedAt = performance.now()
  return new Promise<{ status: number; body: string; ms: number }>((resolve) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', async () => {
      socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${head}\r\n\r\n`)
      for (const piece of pieces) {
        await sleep(pauseMs)
        if (!socket.writable) return
        socket.write(piece)
      }
    })
    const end = () => resolve({ ...answered(said), ms: performance.now() - startedAt })
    socket.on('data', (chunk) => {
      said += chunk
      if (said.includes('read ')) socket.destroy()
    })
    socket.on('error', () => {})
    socket.on('close', end)
  })
}

describe('a body', () => {
  it('that stops is answered with 408, and its connection is closed', async () => {
    const port = await aReader()
    const answer = await sendSlowly(port, 'Content-Length: 1000', ['x'], 10)
    expect(answer).toMatchObject({ status: 408, body: '请求没有及时发完，请重试。' })
    expect(answer.ms).toBeGreaterThan(190)
  })

  it('that arrives byte by byte is too, with a length or without', async () => {
    const port = await aReader()
    const bytes = Array<string>(400).fill('1\r\nx\r\n')
    expect(await sendSlowly(port, 'Transfer-Encoding: chunked', bytes, 10)).toMatchObject({ status: 408 })
  })

  it('may take longer the longer it is', async () => {
    const port = await aReader()
    const pieces = Array<string>(30).fill('x'.repeat(4_000))
    const answer = await sendSlowly(port, 'Content-Length: 120000', pieces, 25)
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('read 120000') })
    expect(answer.ms).toBeGreaterThan(3 * pace.graceMs)
  })

  it('is not timed while the server does not read', async () => {
    const port = await aReader({ afterMs: 700 })
    const body = 'x'.repeat(300_000)
    const answer = await sendSlowly(port, `Content-Length: ${body.length}`, [body], 0)
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('read 300000') })
  })

  it('that was refused before it arrived does not keep the connection open', async () => {
    const watch = bodyTimeout(pace)
    const port = await aServer((request, response) => {
      watch(request, response)
      response.writeHead(503).end()
    })
    expect(await sendSlowly(port, 'Content-Length: 1000', [], 0)).toMatchObject({ status: 503 })
  })
})
