import type { SendHandle, Serializable } from 'node:child_process'
import { logs } from '../logs.ts'

/** One end of the channel between two processes of a portal: `process` in a worker, the worker's in the primary. */
export type Peer = {
  send?(message: Serializable, handle?: SendHandle, options?: undefined, sent?: () => void): boolean
  on(event: 'message', hear: (message: unknown) => void): unknown
}

type Question = { citysite: 'question'; name: string; id: number; body: unknown }
type Answer = { citysite: 'answer'; id: number; body: unknown }
type Line = {
  waiting: Map<number, (answer: unknown) => void>
  answering: Map<string, (body: unknown) => unknown>
}

const lines = new WeakMap<Peer, Line>()
let asked = 0

/**
 * Asks the process at the other end and waits for its answer, which has to be something that JSON can say.
 * @returns undefined when none came in time
 */
export function ask(peer: Peer, name: string, body: unknown, patienceMs: number): Promise<unknown> {
  asked += 1
  const question: Question = { citysite: 'question', name, id: asked, body }
  const { waiting } = lineTo(peer)
  return new Promise((resolve) => {
    const end = (answer?: unknown) => {
      clearTimeout(timer)
      waiting.delete(question.id)
      resolve(answer)
    }
    const timer = setTimeout(end, patienceMs)
    waiting.set(question.id, end)
    say(peer, question)
  })
}

/** Answers the questions of this name that the process at the other end asks; with null where it fails. */
export function answer(peer: Peer, name: string, find: (body: unknown) => unknown): void {
  lineTo(peer).answering.set(name, find)
}

function lineTo(peer: Peer): Line {
  const known = lines.get(peer)
  if (known) return known
  const line: Line = { waiting: new Map(), answering: new Map() }
  lines.set(peer, line)
  peer.on('message', (message) => {
    if (isOf(message, 'answer')) line.waiting.get(message.id)?.(message.body)
    else if (isOf(message, 'question')) void reply(peer, line, message)
  })
  return line
}

async function reply(peer: Peer, { answering }: Line, { name, id, body }: Question): Promise<void> {
  const find = answering.get(name)
  if (!find) return
  try {
    say(peer, { citysite: 'answer', id, body: (await find(body)) ?? null })
  } catch (error) {
    logs().error(error, `the question "${name}" of another process could not be answered`)
    say(peer, { citysite: 'answer', id, body: null })
  }
}

/** Whoever waits at the other end of a channel that has closed meanwhile has gone, too. */
function say(peer: Peer, message: Question | Answer): void {
  peer.send?.(message, undefined, undefined, () => {})
}

function isOf<Kind extends 'question' | 'answer'>(
  message: unknown,
  kind: Kind,
): message is Kind extends 'question' ? Question : Answer {
  return typeof message === 'object' && message !== null && 'citysite' in message && message.citysite === kind
}
