import { copyFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { blankFilmDescriptions } from './clean/blank-film-descriptions.ts'
import { type ByteSource, withFileSource } from './detect/byte-source.ts'
import { detectFormat } from './detect/detect-format.ts'
import { mp3Duration } from './detect/mp3-frames.ts'
import { readFilm } from './detect/read-film.ts'
import { readWebm } from './detect/read-webm.ts'
import { type Format, formats, type UploadFormat } from './formats.ts'
import { hashOfFile } from './hash-of-file.ts'
import { permitSize } from './media-limits.ts'
import { runPictureTask } from './pictures/run-picture-task.ts'

/** A file as it is to be kept: what it is, and where it lies, without what was written about it. */
export type InspectedFile = {
  format: Format
  path: string
  /** SHA-256 (hex) of the file at `path`. */
  hash: string
  bytes: number
  width: number | null
  height: number | null
  duration: number | null
  placeholder: string | null
}

type Measures = Omit<InspectedFile, 'hash' | 'bytes'>

const HEAD_BYTES = 65_536
const nothing = { width: null, height: null, duration: null, placeholder: null }

/**
 * Finds out what a file is, and makes of it what is to be kept. The file itself stays as it is.
 * @param into an empty folder for what is made
 * @throws DomainError invalid-input | too-large
 */
export async function inspectFile(path: string, into: string): Promise<InspectedFile> {
  const { size } = await stat(path)
  const found = await withFileSource(path, detectFormat)
  permitSize(found === 'heic' ? 'jpeg' : found, size)
  const measures = isPicture(found)
    ? await inspectPicture(path, into, found)
    : await inspectOther(path, into, found)
  const kept = await stat(measures.path)
  return { ...measures, bytes: kept.size, hash: await hashOfFile(measures.path) }
}

type PictureUpload = 'jpeg' | 'png' | 'webp' | 'gif' | 'heic'
type OtherUpload = Exclude<UploadFormat, PictureUpload>

function isPicture(format: UploadFormat): format is PictureUpload {
  return format === 'heic' || formats[format].kind === 'picture'
}

async function inspectPicture(path: string, into: string, format: PictureUpload): Promise<Measures> {
  const clean = await runPictureTask({ kind: 'clean', path, into, format })
  const { width, height, placeholder } = clean
  return { ...nothing, format: clean.format, path: clean.path, width, height, placeholder }
}

async function inspectOther(path: string, into: string, format: OtherUpload): Promise<Measures> {
  if (format === 'mp4' || format === 'mov' || format === 'm4a') return inspectFilm(path, into, format)
  return { ...nothing, format, path, ...(await withFileSource(path, (source) => measured(source, format))) }
}

async function inspectFilm(path: string, into: string, format: 'mp4' | 'mov' | 'm4a'): Promise<Measures> {
  const film = await withFileSource(path, readFilm)
  const { width = null, height = null, duration = null, descriptions = [] } = film ?? {}
  const size = width && height ? { width, height } : {}
  if (descriptions.length === 0) return { ...nothing, ...size, format, path, duration }
  const copy = join(into, `film.${format}`)
  await copyFile(path, copy)
  await blankFilmDescriptions(copy, { descriptions })
  return { ...nothing, ...size, format, path: copy, duration }
}

async function measured(source: ByteSource, format: OtherUpload): Promise<Partial<Measures>> {
  if (format === 'mp3') return { duration: await mp3Duration(source) }
  if (format !== 'webm' && format !== 'weba') return {}
  const { width, height, duration } = readWebm(await source.read(0, HEAD_BYTES))
  return width && height ? { width, height, duration } : { duration }
}
