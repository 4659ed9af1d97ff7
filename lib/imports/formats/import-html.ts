import { unzipSync } from 'fflate'
import { DomainError } from '../../errors.ts'
import { type Found, foundOrRefused, type ImportContext } from '../candidate.ts'
import { pageCandidate } from '../page/page-candidate.ts'
import { readPageBounded } from '../page/read-page-bounded.ts'
import { fileSize, filesOf, wholeFile } from '../runs/run-files.ts'
import type { RunFile, RunInput } from '../runs/run-input.ts'

const MAX_ZIP = 200 * 1024 * 1024
const MAX_PAGE = 8 * 1024 * 1024
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
  const zip = await wholeFile(file)
  return pageNames(zip, file.name).map(({ name, size }) => ({
    key: `${file.name}/${name}`,
    bytes: async () => unpacked(zip, name, size),
  }))
}

async function pageBytes(file: RunFile): Promise<Uint8Array> {
  if ((await fileSize(file)) > MAX_PAGE) throw tooLarge()
  return wholeFile(file)
}

/** By what the zip says of itself; nothing is unpacked for it. */
function pageNames(zip: Uint8Array, zipName: string): { name: string; size: number }[] {
  const names: { name: string; size: number }[] = []
  try {
    unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (PAGE.test(name) && !/(?:^|\/)(?:__MACOSX|\._)/.test(name))
          names.push({ name, size: originalSize })
        return false
      },
    })
  } catch (cause) {
    throw new DomainError('invalid-input', `“${zipName}”不是 zip，或者损坏了。`, { cause })
  }
  if (names.length === 0) throw new DomainError('invalid-input', `“${zipName}”里没有网页（.html）。`)
  return names
}

/** One page of a zip; fflate unpacks no more than is declared. */
function unpacked(zip: Uint8Array, name: string, size: number): Uint8Array {
  if (size > MAX_PAGE) throw tooLarge()
  try {
    const page = unzipSync(zip, { filter: (file) => file.name === name })[name]
    if (page) return page
  } catch (cause) {
    throw new DomainError('invalid-input', '这一页在 zip 里损坏了。', { cause })
  }
  throw new DomainError('invalid-input', '这一页在 zip 里损坏了。')
}

const tooLarge = () => new DomainError('too-large', `一个网页最大 ${MAX_PAGE / 1024 / 1024} MB。`)
