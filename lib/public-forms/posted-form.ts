import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { processSingleton } from '../process-singleton.ts'
import type { FormPurpose } from './form-purposes.ts'
import type { PostedFields } from './posted-fields.ts'

/** A file of a form as it came; nothing of it is checked but its size. */
export type PostedFile = {
  /** The field that it was chosen in. */
  field: string
  /** As the sender calls it. */
  name: string
  path: string
  bytes: number
  /** SHA-256 (hex). */
  hash: string
}

/** What a person has to mend, by field. */
type FormProblem = { field: string; sentence: string }

/** The body of a public form, read before the handler of its page. */
export type PostedForm = {
  purpose: FormPurpose
  /** Of the sender. */
  address: string
  fields: PostedFields
  files: PostedFile[]
  problems: FormProblem[]
  /** Where the files lie; null where there is none. */
  folder: string | null
  /** Called when the files are deleted: its handler has its answer then. */
  onDiscarded?: () => void
}

/** The request field by which the handler finds the form; it holds a random name, which nobody else knows. */
export const POSTED_FORM = 'x-citysite-form'

const waiting = () => processSingleton('posted-forms', () => new Map<string, PostedForm>())

/** Keeps a form for the handler of its page. @returns its name */
export function handOver(form: PostedForm): string {
  const name = randomUUID()
  waiting().set(name, form)
  return name
}

/** Takes the form, once; whoever took it calls `discardForm`. */
export function takePosted(name: string | null): PostedForm | null {
  const form = waiting().get(name ?? '') ?? null
  waiting().delete(name ?? '')
  return form
}

/** Deletes the files of a form. */
export async function discardForm({
  folder,
  onDiscarded,
}: Pick<PostedForm, 'folder' | 'onDiscarded'>): Promise<void> {
  try {
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  } finally {
    onDiscarded?.()
  }
}
