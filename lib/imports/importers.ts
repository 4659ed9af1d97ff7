import type { ImportKind } from '#lib/db/generated/enums.ts'
import type { Importer } from './candidate.ts'
import type { RunInput } from './runs/run-input.ts'

/** What reads each kind of input. */
export type Importers = Record<ImportKind, Importer<RunInput>>

/** Their parsers are large, and are loaded when a run needs them. */
export const importers: Importers = {
  url: (...given) => later(import('./page/import-url.ts'), ({ importUrl }) => importUrl(...given)),
  csv: (...given) => later(import('./formats/import-csv.ts'), ({ importCsv }) => importCsv(...given)),
  jsonl: (...given) => later(import('./formats/import-jsonl.ts'), ({ importJsonl }) => importJsonl(...given)),
  html: (...given) => later(import('./formats/import-html.ts'), ({ importHtml }) => importHtml(...given)),
  wxr: (...given) => later(import('./formats/import-wxr.ts'), ({ importWxr }) => importWxr(...given)),
  ghost: (...given) => later(import('./formats/import-ghost.ts'), ({ importGhost }) => importGhost(...given)),
  docx: (...given) => later(import('./formats/import-docx.ts'), ({ importDocx }) => importDocx(...given)),
}

async function* later<M, T>(loading: Promise<M>, start: (module: M) => AsyncIterable<T>): AsyncGenerator<T> {
  yield* start(await loading)
}
