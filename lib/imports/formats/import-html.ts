import { basename } from 'node:path'
import {
  type Candidate,
  type CandidateFile,
  type Found,
  foundOrRefused,
  type ImportContext,
} from '../candidate.ts'
import { pageCandidate } from '../page/page-candidate.ts'
import { readPageBounded } from '../page/read-page-bounded.ts'
import { isSavedOnly, savedPath } from '../page/saved-pictures.ts'
import { filesOf } from '../runs/run-files.ts'
import type { RunInput } from '../runs/run-input.ts'
import { type SavedPage, savedPages } from './saved-pages.ts'

/** The most bytes of one page's pictures. */
const MAX_PICTURES = 200 * 1024 * 1024

/** Reads web pages that were saved, each one article: files, or those in a zip, with the pictures that lie beside them. */
export async function* importHtml(
  input: RunInput,
  { isDone, progress, signal }: ImportContext,
): AsyncGenerator<Found> {
  const files = filesOf(input)
  for (const [at, file] of files.entries()) {
    for (const page of await savedPages(file)) {
      const { key, bytes } = page
      if (await isDone(key)) continue
      yield await foundOrRefused(key, key, async () => {
        const article = await readPageBounded(await bytes(), { contentType: null, address: null }, { signal })
        return withSavedPictures(pageCandidate(key, article), page)
      })
    }
    progress(at + 1, files.length)
  }
}

/** Those of its pictures that were saved beside the page, with their bytes. */
async function withSavedPictures(candidate: Candidate, page: SavedPage): Promise<Candidate> {
  const files: CandidateFile[] = []
  let size = 0
  for (const file of candidate.files) {
    const saved = 'address' in file && size < MAX_PICTURES ? await savedPicture(file.address, page) : file
    size += 'bytes' in saved ? saved.bytes.length : 0
    files.push(saved)
  }
  return { ...candidate, files }
}

/** A picture by its bytes, else by its address on the web; one that is nowhere is empty, and reported as such. */
async function savedPicture(address: string, { picture }: SavedPage): Promise<CandidateFile> {
  const path = savedPath(address)
  const bytes = path && (await picture(path))
  if (path && bytes) return { bytes, name: basename(path) }
  return isSavedOnly(address) ? { bytes: new Uint8Array(), name: basename(address) } : { address }
}
