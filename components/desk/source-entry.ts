import type { Evidence } from '#lib/sources/list-sources.ts'
import type { Refusal } from '#lib/web/form-state.ts'

/** What the form of a source holds. `id` is null for one that is not listed yet. */
export type SourceEntry = {
  id: number | null
  version: number
  name: string
  aliases: string[]
  hosts: string[]
  basis: string
  note: string
  /** `2027-12-31`, or empty. */
  expiresOn: string
  evidence: Evidence | null
  /** Where it is told of claims of rights; empty for none. */
  rightsEmail: string
}

export type SourceAnswer = { done: true; message: string } | { done: false; refusal: Refusal }

/** What is sent of it. */
export type KeptEntry = Omit<SourceEntry, 'evidence'> & { evidenceId: number | null }

export type KeepSource = (entry: KeptEntry) => Promise<SourceAnswer>
export type DropSource = (seen: { id: number; version: number }) => Promise<SourceAnswer>

/** Several names in one input: one a line, or with commas between them. */
export function splitNames(text: string): string[] {
  return text
    .split(/[\n,，、;；]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
