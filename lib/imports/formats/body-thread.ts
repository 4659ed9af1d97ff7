import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFolder } from '../../project-folder.ts'
import { BoundedThread } from '../threads/bounded-thread.ts'
import type { HtmlText } from './html-body.ts'
import type { Attachments } from './wordpress-html.ts'

/** A body as a format has it, and the address against which its addresses are read. */
export type BodyTask = { base: string | null } & (
  | { html: string }
  | { wordpress: string }
  | { ghost: { html: string; lexical: string; mobiledoc: string } }
)

/** Reads a body in a run's thread.
 *  @throws DomainError invalid-input */
export type ReadBody = (task: BodyTask) => Promise<HtmlText>

/** The thread in which a run reads those bodies that are HTML, or become it. */
export type BodyThread = BoundedThread<BodyTask, HtmlText>

/** Not found beside this module, which Next bundles: of a thread's file it would make an asset that Node cannot load. */
const threadFile = () => pathToFileURL(join(projectFolder(), 'lib/imports/formats/body-worker.ts'))
const BOUNDS = { timeLimitMs: 20_000, memoryMb: 256, what: '正文' }

/** @param attachments of WordPress, to which its bodies refer */
export function bodyThread(attachments: Attachments = new Map()): BodyThread {
  return new BoundedThread(threadFile(), BOUNDS, attachments)
}
