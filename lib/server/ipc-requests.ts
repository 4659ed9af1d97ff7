import type { SendHandle, Serializable } from 'node:child_process'
import { logs } from '../logs.ts'

/** One end of the IPC channel between two processes: `process` in a worker, the `Worker` in the primary. */
export type Peer = {
  send?(message: Serializable, handle?: SendHandle, options?: undefined, sent?: () => void): boolean
  on(event: 'message', listen: (message: unknown) => void): unknown
}

type Request = { citysite: 'request'; name: string; id: number; body: unknown }
type Response = { citysite: 'response'; id: number; body: unknown }
type Channel = {
  pending: Map<number, (body: unknown) => void>
  handlers: Map<string, (body: unknown) => unknown>
}

const channels = new WeakMap<Peer, Channel>()
let lastId = 0

/**
 * Sends a request to the process at the other end and waits for its response. Both bodies must be serialisable as JSON.
 * @returns undefined when no response came within the timeout
 */
export function sendRequest(peer: Peer, name: string, body: unknown, timeoutMs: number): Promise<unknown> {
  lastId += 1
  const request: Request = { citysite: 'request', name, id: lastId, body }
  const { pending } = channelTo(peer)
  return new Promise((resolve) => {
    const end = (response?: unknown) => {
      clearTimeout(timer)
      pending.delete(request.id)
      resolve(response)
    }
    const timer = setTimeout(end, timeoutMs)
    pending.set(request.id, end)
    send(peer, request)
  })
}

/** Handles the requests of this name; the response is what `handle` returns, or null when it throws (which is logged). */
export function onRequest(peer: Peer, name: string, handle: (body: unknown) => unknown): void {
  channelTo(peer).handlers.set(name, handle)
}

function channelTo(peer: Peer): Channel {
  const known = channels.get(peer)
  if (known) return known
  const channel: Channel = { pending: new Map(), handlers: new Map() }
  channels.set(peer, channel)
  peer.on('message', (message) => {
    if (isOfKind(message, 'response')) channel.pending.get(message.id)?.(message.body)
    else if (isOfKind(message, 'request')) void respond(peer, channel, message)
  })
  return channel
}

async function respond(peer: Peer, { handlers }: Channel, { name, id, body }: Request): Promise<void> {
  const handle = handlers.get(name)
  if (!handle) return
  try {
    send(peer, { citysite: 'response', id, body: (await handle(body)) ?? null })
  } catch (error) {
    logs().error(error, `the request "${name}" of another process failed`)
    send(peer, { citysite: 'response', id, body: null })
  }
}

/** A channel that has closed meanwhile is no error: the process at the other end has ended. */
function send(peer: Peer, message: Request | Response): void {
  peer.send?.(message, undefined, undefined, () => {})
}

function isOfKind<Kind extends 'request' | 'response'>(
  message: unknown,
  kind: Kind,
): message is Kind extends 'request' ? Request : Response {
  return typeof message === 'object' && message !== null && 'citysite' in message && message.citysite === kind
}
