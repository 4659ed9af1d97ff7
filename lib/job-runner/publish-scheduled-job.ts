import { publishDue } from '../articles/review/publish-due.ts'
import { logs } from '../logs.ts'

/** Each minute: publishes what is due. */
export async function publishTheScheduled(): Promise<void> {
  const done = await publishDue()
  const isSomething = done.published + done.refused > 0
  logs()[isSomething ? 'info' : 'debug'](done, 'published articles whose time had come')
}
