import { dirname, join, posix } from 'node:path'
import { DomainError, isDomainError } from '../../errors.ts'
import { fileSize, wholeFile } from '../runs/run-files.ts'
import type { RunFile } from '../runs/run-input.ts'
import { unpacked, type ZipEntry, zipEntries } from './zip-entries.ts'

const MAX_ZIP = 200 * 1024 * 1024
const MAX_PAGE = 8 * 1024 * 1024
/** Of all pages of a zip together, as they are unpacked one after the other. */
const MAX_PAGES = 1024 * 1024 * 1024
const MAX_PICTURE = 50 * 1024 * 1024
const PAGE = /\.x?html?$/i
/** What a browser saved of frames and advertisements, and what a Mac adds to a zip. */
const NO_PAGE = /(?:^|\/)(?:__MACOSX\/|\._)|(?:_files|\.files|_文件)\//i

/** A page that was saved, and what lies beside it. */
export type SavedPage = {
  key: string
  /** @throws DomainError too-large | invalid-input */
  bytes: () => Promise<Uint8Array>
  /** The bytes of a picture by its path beside the page; null where there is none. */
  picture: (path: string) => Promise<Uint8Array | null>
}

/** The pages of a file: itself, or those of a zip.
 *  @throws DomainError too-large | invalid-input */
export async function savedPages(file: RunFile): Promise<SavedPage[]> {
  if (!/\.zip$/i.test(file.name))
    return [{ key: file.name, bytes: () => pageBytes(file), picture: (path) => pictureBeside(file, path) }]
  if ((await fileSize(file)) > MAX_ZIP)
    throw new DomainError('too-large', `zip 最大 ${MAX_ZIP / 1024 / 1024} MB。`)
  const entries = zipEntries(await wholeFile(file), `“${file.name}”不是 zip，或者损坏了。`)
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  return pagesOf(entries, file.name).map((entry) => ({
    key: `${file.name}/${entry.name}`,
    bytes: async () => {
      if (entry.size > MAX_PAGE) throw tooLarge()
      return unpacked(entry)
    },
    picture: async (path) => {
      const beside = byName.get(posix.join(posix.dirname(entry.name), path))
      return beside === undefined || beside.size > MAX_PICTURE ? null : unpacked(beside)
    },
  }))
}

/** By what the zip says of itself; nothing is unpacked for it. */
function pagesOf(entries: readonly ZipEntry[], zipName: string): ZipEntry[] {
  const pages = entries.filter(({ name }) => PAGE.test(name) && !NO_PAGE.test(name))
  if (pages.length === 0) throw new DomainError('invalid-input', `“${zipName}”里没有网页（.html）。`)
  if (pages.reduce((sum, { size }) => sum + size, 0) > MAX_PAGES)
    throw new DomainError('too-large', `“${zipName}”里的网页解开后超过 ${MAX_PAGES / 1024 ** 3} GB。`)
  return pages
}

async function pageBytes(file: RunFile): Promise<Uint8Array> {
  if ((await fileSize(file)) > MAX_PAGE) throw tooLarge()
  return wholeFile(file)
}

/** Beside a file that was uploaded by itself there is nothing. */
async function pictureBeside(file: RunFile, path: string): Promise<Uint8Array | null> {
  if (!('path' in file)) return null
  const picture = { name: path, path: join(dirname(file.path), path) }
  try {
    return (await fileSize(picture)) > MAX_PICTURE ? null : await wholeFile(picture)
  } catch (error) {
    if (isDomainError(error)) return null
    throw error
  }
}

const tooLarge = () => new DomainError('too-large', `一个网页最大 ${MAX_PAGE / 1024 / 1024} MB。`)
