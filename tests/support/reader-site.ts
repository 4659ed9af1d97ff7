import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fetchFromOrigin, type OriginHandler } from '#lib/page-cache/fetch-from-origin.ts'
import { fileServer } from '#lib/server/serve-files.ts'
import { withTraditionalPages } from '#lib/server/traditional-pages.ts'

/** The readers' half and the public JSON without Next and without a cache: its routes, its files, its traditional pages. */

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>
type Route = { kind: string; segments: string[]; file: string }

const root = join(import.meta.dirname, '..', '..')

/** As Next chooses among them: a name before a parameter, a parameter before a rest of any length. */
const routes: Route[] = ['app/(reader)', 'app/api']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((file) => /\/route\.tsx?$/.test(file))
  .map((file) => {
    const segments = file.split('/').slice(1, -1)
    const visible = segments.filter((segment) => segment !== '(reader)')
    return { kind: `/${visible.join('/')}`, segments: visible, file: join(root, file) }
  })
  .sort((one, other) => rank(one).localeCompare(rank(other)))

function rank({ segments }: Route): string {
  return segments
    .map((segment) => (segment.startsWith('[...') ? 2 : Number(segment.startsWith('['))))
    .join('')
}

function paramsOf({ segments }: Route, path: string): Record<string, string> | null {
  const given = path.split('/').slice(1)
  if (path === '/') given.pop()
  const hasRest = segments.at(-1)?.startsWith('[...') === true
  if (hasRest ? given.length < segments.length : given.length !== segments.length) return null
  const params: Record<string, string> = {}
  for (const [at, segment] of segments.entries()) {
    const value = given[at] ?? ''
    const [, name] = /^\[(?:\.\.\.)?(\w+)\]$/.exec(segment) ?? []
    if (name !== undefined) params[name] = value
    else if (segment !== value) return null
  }
  return params
}

function routeOf(path: string): { route: Route; params: Record<string, string> } {
  for (const route of routes) {
    const params = paramsOf(route, path)
    if (params) return { route, params }
  }
  throw new Error(`no route takes ${path}`)
}

/** Which route answers for a path: its folder in `app/`. */
export function kindOf(path: string): string {
  return routeOf(path).route.kind
}

const site = 'http://localhost:3000'
const files = fileServer(root)

const handle: OriginHandler = async (request, response) => {
  if (files(request, response)) return
  const { url = '/' } = request
  const { route, params } = routeOf(new URL(url, site).pathname)
  const { GET } = (await import(route.file)) as { GET: Handler }
  const answer = await GET(new Request(site + url), { params: Promise.resolve(params) })
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
}

const pages = withTraditionalPages(handle)

export type Told = { status: number; headers: Record<string, string>; text: string; bytes: Buffer }

/** Asks for a path with its query, as a reader would. */
export async function askSite(target: string): Promise<Told> {
  const { status, headers, body } = await fetchFromOrigin(pages, target, {})
  const plain = Object.entries(headers).map(([name, value]) => [name, String(value)])
  return { status, headers: Object.fromEntries(plain), text: body.toString(), bytes: body }
}
