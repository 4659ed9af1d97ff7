import type { Serializable } from 'node:child_process'

/** One end of the channel between two processes of a portal: `process` in a worker, the worker's in the primary. */
export type Peer = {
  send?(message: Serializable): boolean
  on(event: 'message', hear: (message: unknown) => void): unknown
  off(event: 'message', hear: (message: unknown) => void): unknown
}

type Question = { citysite: 'question'; name: string; id: number; body: unknown }
type Answer = { citysite: 'answer'; id: number; body: unknown }

let asked = 0

/**
 * Asks the process at the other end and waits for its answer, which has to be something that JSON can say.
 * @returns undefined when none came in time
 */
export function ask(peer: Peer, name: string, body: unknown, patienceMs: number): Promise<unknown> {
  asked += 1
  const question: Question = { citysite: 'question', name, id: asked, body }
  return new Promise((resolve) => {
    const end = (answer?: unknown) => {
      clearTimeout(timer)
      peer.off('message', hear)
      resolve(answer)
    }
    const hear = (message: unknown) => {
      if (isOf(message, 'answer') && message.id === question.id) end(message.body)
    }
    const timer = setTimeout(end, patienceMs)
    peer.on('message', hear)
    say(peer, question)
  })
}

/** Answers the questions of this name that the process at the other end asks. */
export function answer(peer: Peer, name: string, find: (body: unknown) => unknown): void {
  peer.on('message', async (message) => {
    if (!isOf(message, 'question') || message.name !== name) return
    const body = await find(message.body)
    say(peer, { citysite: 'answer', id: message.id, body: body ?? null })
  })
}

/** A channel that has closed meanwhile leads nowhere; whoever waits at its other end has gone. */
function say(peer: Peer, message: Question | Answer): void {
  try {
    peer.send?.(message)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_IPC_CHANNEL_CLOSED')) throw error
  }
}

function isOf<Kind extends 'question' | 'answer'>(
  message: unknown,
  kind: Kind,
): message is Kind extends 'question' ? Question : Answer {
  return typeof message === 'object' && message !== null && 'citysite' in message && message.citysite === kind
}
