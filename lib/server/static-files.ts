import { existsSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { mime } from '@fastify/send'
import type { ContentEncoding } from '../page-cache/content-encoding.ts'

/** A file that is served unchanged. */
export type StaticFile = {
  /** Its path on disk, and those of its compressed copies. */
  paths: { identity: string } & Partial<Record<ContentEncoding, string>>
  contentType: string
  cacheControl: string
}

/** Suffixes of the compressed copies that deploy/compress.mjs writes. */
const suffixes = { br: '.br', gzip: '.gz' } as const

/**
 * The files of a folder by their URL path. The folder is read once: later files are not served, nor symbolic links and
 * hidden files except `.well-known` (RFC 8615).
 * @param base the URL path of the folder, like `/_next/static`; '' for the root
 */
export function listStaticFiles(folder: string, base: string, cacheControl: string): Map<string, StaticFile> {
  const found = new Set(visibleFiles(folder))
  const originals = [...found].filter((path) => !isCompressedCopy(path, found))
  return new Map(
    originals.map((path) => [
      `${base}/${relative(folder, path).replaceAll(sep, '/')}`,
      { paths: { identity: path, ...copiesOf(path, found) }, contentType: contentTypeOf(path), cacheControl },
    ]),
  )
}

function visibleFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') && entry.name !== '.well-known') return []
    if (entry.isDirectory()) return visibleFiles(path)
    return entry.isFile() ? [path] : []
  })
}

function isCompressedCopy(path: string, all: ReadonlySet<string>): boolean {
  return Object.values(suffixes).some((end) => path.endsWith(end) && all.has(path.slice(0, -end.length)))
}

function copiesOf(path: string, all: ReadonlySet<string>): Partial<Record<ContentEncoding, string>> {
  const there = Object.entries(suffixes).filter(([, end]) => all.has(path + end))
  return Object.fromEntries(there.map(([encoding, end]) => [encoding, path + end]))
}

function contentTypeOf(path: string): string {
  const type = mime.getType(path) ?? 'application/octet-stream'
  return /^text\/|^application\/(?:javascript|json|xml)$/.test(type) ? `${type}; charset=utf-8` : type
}
