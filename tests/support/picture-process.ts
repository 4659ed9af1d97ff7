import { readdirSync, readFileSync } from 'node:fs'
import { vi } from 'vitest'

/** The number of the process that reads a picture for this one, once there is one. */
export async function pictureProcess(): Promise<number> {
  return vi.waitUntil(runningOne, { timeout: 30_000, interval: 5 })
}

function runningOne(): number | undefined {
  return childrenOf(process.pid).find((pid) => commandOf(pid).includes('picture-process'))
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    text(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number),
  )
}

const commandOf = (pid: number) => text(`/proc/${pid}/cmdline`)

/** Empty where it has ended meanwhile. */
function text(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
