import { DomainError } from '../../errors.ts'
import { type CandidateFile, type Found, foundOrRefused, type ImportContext } from '../candidate.ts'
import { fileSize, filesOf, takesPages, wholeFile } from '../runs/run-files.ts'
import type { RunFile, RunInput } from '../runs/run-input.ts'
import { bodyThread, type ReadBody } from './body-thread.ts'
import { type GhostPost, ghostPosts } from './ghost-export.ts'
import { statedTime } from './stated-time.ts'

/** It is one JSON document, which is read whole. */
const MAX_BYTES = 100 * 1024 * 1024
/** What stands for the site's own address in an export. */
const SITE = /^__GHOST_URL__/

/** Reads exports of Ghost (Settings → Import/Export). */
export async function* importGhost(
  input: RunInput,
  { signal, progress }: ImportContext,
): AsyncGenerator<Found> {
  const files = filesOf(input)
  const thread = bodyThread()
  const how = { site: siteOf(input), takesPages: takesPages(input) }
  try {
    for (const file of files) {
      const posts = await postsIn(file)
      for (const [at, post] of posts.entries()) {
        signal.throwIfAborted()
        const key = `${files.length > 1 ? `${file.name}:` : ''}${post.id}`
        yield await readPost(post, key, { ...how, read: (task) => thread.read(task, signal) })
        progress(at + 1, posts.length)
      }
    }
  } finally {
    await thread.close()
  }
}

async function postsIn(file: RunFile): Promise<GhostPost[]> {
  if ((await fileSize(file)) > MAX_BYTES)
    throw new DomainError('too-large', `Ghost 的导出文件最大 ${MAX_BYTES / 1024 / 1024} MB。`)
  const bytes = await wholeFile(file)
  return ghostPosts(bytes.toString('utf8').replace(/^\uFEFF/, ''))
}

/** The site's address without a slash at its end; null where nobody has told it. */
function siteOf(input: RunInput): string | null {
  return 'files' in input && input.site ? input.site.replace(/\/+$/, '') : null
}

type How = { site: string | null; takesPages: boolean; read: ReadBody }

async function readPost(post: GhostPost, key: string, how: How): Promise<Found> {
  const { title, type, page } = post
  const isPage = type === 'page' || page === true || page === 1
  if (isPage && !how.takesPages) return { key, title, reason: '是 Ghost 的“页面”，不是文章。' }
  return foundOrRefused(key, title, () => articleOf(post, key, how))
}

async function articleOf(post: GhostPost, key: string, { site, read }: How): Promise<Found> {
  const lead = site === null ? post.feature_image : post.feature_image.replace(SITE, site)
  const { html, lexical, mobiledoc, published_at: at } = post
  const { body, files, leftOut } = await read({ ghost: { html, lexical, mobiledoc }, base: site })
  return {
    key,
    title: post.title,
    summary: post.custom_excerpt,
    body,
    sourceName: null,
    sourceUrl: addressOf(post, site),
    author: post.authors.join('、') || null,
    publishedAt: at ? statedTime(typeof at === 'string' ? withZone(at) : String(at)) : null,
    columns: post.tags,
    // Names with # in front are Ghost's internal ones.
    tags: post.tags.filter((name) => !name.startsWith('#')),
    ...withLead(files, lead),
    leftOut: [
      ...(leftOut ? [`没有带过来：${leftOut}。`] : []),
      ...(SITE.test(lead) ? ['题图在 Ghost 自己的站上，导出文件里没有它的网址。'] : []),
    ],
  }
}

/** Where it stands on the old site: as it says itself, or where Ghost puts it. */
function addressOf({ canonical_url: told, slug, status }: GhostPost, site: string | null): string | null {
  if (/^https?:/i.test(told)) return told
  return site !== null && slug !== '' && status === 'published' ? `${site}/${slug}/` : null
}

/** Ghost writes UTC; its older exports without saying so. */
function withZone(at: string): string {
  return /[Z+]/.test(at) ? at : `${at} UTC`
}

function withLead(files: readonly CandidateFile[], lead: string) {
  if (!/^https?:/i.test(lead)) return { files, leadFile: null }
  const at = files.findIndex((file) => 'address' in file && file.address === lead)
  return at >= 0
    ? { files, leadFile: at + 1 }
    : { files: [...files, { address: lead }], leadFile: files.length + 1 }
}
