import { DomainError } from '../../errors.ts'
import { type Found, foundOrRefused, type ImportContext } from '../candidate.ts'
import { fileSize, filesOf, wholeFile } from '../runs/run-files.ts'
import type { RunFile, RunInput } from '../runs/run-input.ts'
import { BoundedThread } from '../threads/bounded-thread.ts'
import type { FoundDocx } from './read-docx.ts'

const THREAD = new URL('./docx-worker.ts', import.meta.url)
const BOUNDS = { timeLimitMs: 60_000, memoryMb: 512, what: '这个文件' }
const MAX_BYTES = 50 * 1024 * 1024

type DocxThread = BoundedThread<Uint8Array, FoundDocx>

/** Reads Word documents (.docx), each one article. */
export async function* importDocx(
  input: RunInput,
  { isDone, progress, signal }: ImportContext,
): AsyncGenerator<Found> {
  const files = filesOf(input)
  const thread: DocxThread = new BoundedThread(THREAD, BOUNDS)
  try {
    for (const [at, file] of files.entries()) {
      if (!(await isDone(file.name)))
        yield await foundOrRefused(file.name, file.name, () => readFile(file, thread, signal))
      progress(at + 1, files.length)
    }
  } finally {
    await thread.close()
  }
}

async function readFile(file: RunFile, thread: DocxThread, signal: AbortSignal): Promise<Found> {
  if ((await fileSize(file)) > MAX_BYTES)
    throw new DomainError('too-large', `Word 文档最大 ${MAX_BYTES / 1024 / 1024} MB。`)
  const { title, body, files, leftOut } = await thread.read(await wholeFile(file), signal)
  return {
    key: file.name,
    title: title ?? file.name.replace(/^.*\//, '').replace(/\.docx$/i, ''),
    summary: '',
    body,
    sourceName: null,
    sourceUrl: null,
    author: null,
    publishedAt: null,
    files,
    leftOut: leftOut ? [`没有带过来：${leftOut}。`] : [],
  }
}
