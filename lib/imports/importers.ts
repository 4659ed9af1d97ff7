import type { ImportKind } from '#lib/db/generated/enums.ts'
import { DomainError } from '../errors.ts'
import type { Importer } from './candidate.ts'
import type { RunInput } from './runs/run-input.ts'

/** What reads each kind of input. */
export type Importers = Record<ImportKind, Importer<RunInput>>

const unknown: Importer<RunInput> = () => {
  throw new DomainError('invalid-input', '还不能导入这种文件。')
}

export const importers: Importers = {
  url: unknown,
  csv: unknown,
  jsonl: unknown,
  html: unknown,
  wxr: unknown,
  ghost: unknown,
  docx: unknown,
}
