import { type DomainError, isDomainError } from '../errors.ts'
import { type Imported, importCollected, type ResolvedDestination } from './import-collected.ts'
import { readPageFile } from './read-page-file.ts'

/** While the database stores one page, the next ones are read. */
const CONCURRENCY = 4

/** What became of one file: its article, or why it was refused. */
export type FileResult = { file: string } & ({ imported: Imported } | { refused: DomainError })

/**
 * Imports the collected pages of these files, four at a time; the first one alone, so that it is its 声明 that becomes the
 * policy where there is none. A file that is refused does not stop the others.
 * @param onResult called once a file, in the order in which they are done
 * @returns the results in the order of the files
 * @throws whatever is not about one file: the database does not answer
 */
export async function importFiles(
  files: readonly string[],
  to: ResolvedDestination,
  onResult: (result: FileResult) => Promise<void>,
): Promise<FileResult[]> {
  const results: FileResult[] = []
  let next = 0
  const work = async (end: number) => {
    while (next < end) {
      const at = next++
      const result = await importFile(files[at] ?? '', to)
      results[at] = result
      await onResult(result)
    }
  }
  await work(Math.min(1, files.length))
  await Promise.all(Array.from({ length: CONCURRENCY }, () => work(files.length)))
  return results
}

async function importFile(file: string, to: ResolvedDestination): Promise<FileResult> {
  try {
    return { file, imported: await importCollected(await readPageFile(file), to) }
  } catch (error) {
    if (!isDomainError(error) || error.code === 'unavailable') throw error
    return { file, refused: error }
  }
}
