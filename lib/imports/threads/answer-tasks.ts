import { parentPort } from 'node:worker_threads'
import { isDomainError } from '../../errors.ts'

/** What a thread says of a task: what it read, why it refused, in words since errors lose their class on the way, or the
 *  error that nobody expected. */
export type ThreadAnswer<Found> = { found: Found } | { refusal: string } | { failure: unknown }

/** Answers each task that a `BoundedThread` gives to this thread. */
export function answerTasks<Task, Found>(read: (task: Task) => Found | Promise<Found>): void {
  parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await answer(task, read)))
}

async function answer<Task, Found>(
  task: Task,
  read: (task: Task) => Found | Promise<Found>,
): Promise<ThreadAnswer<Found>> {
  try {
    return { found: await read(task) }
  } catch (error) {
    return isDomainError(error) ? { refusal: error.message } : { failure: error }
  }
}
