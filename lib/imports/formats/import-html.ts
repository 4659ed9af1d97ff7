import { DomainError } from '../../errors.ts'
import { type Found, foundOrRefused, type ImportContext } from '../candidate.ts'
import { pageCandidate } from '../page/page-candidate.ts'
import { readPageBounded } from '../page/read-page-bounded.ts'
import { fileSize, filesOf, wholeFile } from '../runs/run-files.ts'
import type { RunFile, RunInput } from '../runs/run-input.ts'
import { unpacked, type ZipEntry, zipEntries } from './zip-entries.ts'

const MAX_ZIP = 200 * 1024 * 1024
const MAX_PAGE = 8 * 1024 * 1024
/** Of all pages of a zip together, as they are unpacked one after the other. */
const MAX_PAGES = 1024 * 1024 * 1024
const PAGE = /\.x?html?$/i

type SavedPage = { key: string; bytes: () => Promise<Uint8Array> }

/** Reads web pages that were saved, each one article: files, or those in a zip. */
export async function* importHtml(
  input: RunInput,
  { isDone, progress, signal }: ImportContext,
): AsyncGenerator<Found> {
  const files = filesOf(input)
  for (const [at, file] of files.entries()) {
    for (const { key, bytes } of await pagesIn(file)) {
      if (await isDone(key)) continue
      yield await foundOrRefused(key, key, async () => {
        const page = await readPageBounded(await bytes(), { contentType: null, address: null }, { signal })
        return pageCandidate(key, page)
      })
    }
    progress(at + 1, files.length)
  }
}

async function pagesIn(file: RunFile): Promise<SavedPage[]> {
  if (!/\.zip$/i.test(file.name)) return [{ key: file.name, bytes: () => pageBytes(file) }]
  if ((await fileSize(file)) > MAX_ZIP)
    throw new DomainError('too-large', `zip 最大 ${MAX_ZIP / 1024 / 1024} MB。`)
  return pagesOf(await wholeFile(file), file.name).map((entry) => ({
    key: `${file.name}/${entry.name}`,
    bytes: async () => {
      if (entry.size > MAX_PAGE) throw tooLarge()
      return unpacked(entry)
    },
  }))
}

async function pageBytes(file: RunFile): Promise<Uint8Array> {
  if ((await fileSize(file)) > MAX_PAGE) throw tooLarge()
  return wholeFile(file)
}

/** By what the zip says of itself; nothing is unpacked for it. */
function pagesOf(zip: Uint8Array, zipName: string): ZipEntry[] {
  const pages = zipEntries(zip, `“${zipName}”不是 zip，或者损坏了。`).filter(
    ({ name }) => PAGE.test(name) && !/(?:^|\/)(?:__MACOSX|\._)/.test(name),
  )
  if (pages.length === 0) throw new DomainError('invalid-input', `“${zipName}”里没有网页（.html）。`)
  if (pages.reduce((sum, { size }) => sum + size, 0) > MAX_PAGES)
    throw new DomainError('too-large', `“${zipName}”里的网页解开后超过 ${MAX_PAGES / 1024 ** 3} GB。`)
  return pages
}

const tooLarge = () => new DomainError('too-large', `一个网页最大 ${MAX_PAGE / 1024 / 1024} MB。`)
