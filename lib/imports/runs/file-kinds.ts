import type { ImportKind } from './run-states.ts'

const kinds: Readonly<Record<string, Exclude<ImportKind, 'url'>>> = {
  csv: 'csv',
  tsv: 'csv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  html: 'html',
  htm: 'html',
  zip: 'html',
  xml: 'wxr',
  json: 'ghost',
  docx: 'docx',
}

/** The names of files that can be imported, as a file input takes them. */
export const acceptedFiles = Object.keys(kinds)
  .map((ending) => `.${ending}`)
  .join(',')

/** How a file of this name is imported; null for one that is not. */
export function kindOfFile(name: string): Exclude<ImportKind, 'url'> | null {
  const ending = /\.([a-z]{2,6})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(kinds, ending) ? (kinds[ending] ?? null) : null
}
