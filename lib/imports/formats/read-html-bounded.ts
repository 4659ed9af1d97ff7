import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DomainError } from '../../errors.ts'
import { processSingleton } from '../../process-singleton.ts'
import { projectFolder } from '../../project-folder.ts'
import { BoundedThread } from '../threads/bounded-thread.ts'
import type { BodyTask } from './body-thread.ts'
import type { HtmlText } from './html-body.ts'

const BOUNDS = { timeLimitMs: 10_000, memoryMb: 192, what: '正文' }

/** Reading one takes milliseconds, the thread's start a few hundred. */
const MOST_WAITING = 20

/**
 * The body that a stranger's HTML says, read in a thread of its own with bounded time and memory; one after the other.
 * @throws DomainError invalid-input | unavailable (too many wait)
 */
export async function readHtmlBounded(html: string): Promise<HtmlText> {
  const queue = processSingleton('strangers-html', () => ({
    waiting: 0,
    last: Promise.resolve() as Promise<unknown>,
  }))
  if (queue.waiting >= MOST_WAITING)
    throw new DomainError('unavailable', '现在提交的人太多，请过一会儿再试。您写的内容还在。')
  queue.waiting += 1
  const read = queue.last.then(async () => {
    const thread = new BoundedThread<BodyTask, HtmlText>(threadFile(), BOUNDS, new Map())
    try {
      return await thread.read({ html, base: null })
    } finally {
      queue.waiting -= 1
      await thread.close()
    }
  })
  queue.last = read.catch(() => {})
  return read
}

/** By its place in the project, as requests are answered by a bundle of it. */
function threadFile(): URL {
  return pathToFileURL(join(projectFolder(), 'lib/imports/formats/body-worker.ts'))
}
