import { readdirSync, readFileSync } from 'node:fs'
import { vi } from 'vitest'

/** The number of the next process that reads a picture for this one; one that is there already belongs to another picture. */
export async function pictureProcess(): Promise<number> {
  const before = running()
  return vi.waitUntil(() => running().find((pid) => !before.includes(pid)), { timeout: 30_000, interval: 5 })
}

function running(): number[] {
  return childrenOf(process.pid).filter((pid) => commandOf(pid).includes('picture-process'))
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
