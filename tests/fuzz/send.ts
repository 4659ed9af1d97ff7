import { connect } from 'node:net'
import type { FuzzRequest } from './requests.ts'

/** Whoever has no answer by then would have gone away. */
const PATIENCE_MS = 20_000

/** What came back: the status of the first answer; 'closed' where the connection ended without one; 'hangs'. */
export type Outcome = number | 'closed' | 'hangs'

/** Sends one request on a connection of its own, and waits for the first line of its final answer. */
export function send(port: number, { bytes, isCutShort }: FuzzRequest): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes)
      if (isCutShort) setTimeout(() => socket.destroy(), 20)
    })
    let said = ''
    const end = (outcome: Outcome) => {
      clearTimeout(patience)
      socket.destroy()
      resolve(outcome)
    }
    const patience = setTimeout(() => end('hangs'), PATIENCE_MS)
    socket.setEncoding('latin1').on('data', (text) => {
      said += text
      const status = /^(?:HTTP\/1\.1 1\d\d[\s\S]*?\r\n\r\n)*HTTP\/1\.1 ([2-5]\d\d)/.exec(said)?.[1]
      if (status) end(Number(status))
    })
    socket.on('error', () => {})
    socket.on('close', () => end('closed'))
  })
}
