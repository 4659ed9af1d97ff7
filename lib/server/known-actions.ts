import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()) })),
})

/** Whether the page at this path has the server action with this id. */
export type KnownActions = (id: string, path: string) => boolean

/** The server actions of the build in `root` by its manifest: their ids, and the pages that use them. */
export function knownActions(root: string): KnownActions {
  const file = join(root, '.next/server/server-reference-manifest.json')
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const pages = new Map(
    Object.entries(node).map(([id, { workers }]) => [id, Object.keys(workers).map(patternOf)]),
  )
  return (id, path) => pages.get(id)?.some((pattern) => pattern.test(path)) ?? false
}

/** A regular expression for the addresses of a page such as `app/admin/(desk)/articles/[id]/page`. */
function patternOf(worker: string): RegExp {
  const segments = worker.replace(/^app\/|\/page$/g, '').split('/')
  const parts = segments
    .filter((segment) => !/^\(.*\)$/.test(segment))
    .map((segment) =>
      segment.startsWith('[...') ? '.+' : segment.startsWith('[') ? '[^/]+' : RegExp.escape(segment),
    )
  return new RegExp(`^/${parts.join('/')}$`)
}
