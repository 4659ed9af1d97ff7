import {
  type Candidate,
  type CandidateFile,
  type Found,
  foundOrRefused,
  type ImportContext,
} from '../candidate.ts'
import { fileBytes, fileSize, filesOf, takesPages } from '../runs/run-files.ts'
import type { RunFile, RunInput } from '../runs/run-input.ts'
import { type BodyThread, bodyThread } from './body-thread.ts'
import { countedBytes } from './counted-bytes.ts'
import { decodedText } from './decode-text.ts'
import { statedTime } from './stated-time.ts'
import { withoutTags } from './wordpress-html.ts'
import { type WxrItem, wxrParts } from './wxr-parts.ts'

/** What the articles of an export refer to: authors by their login names, attachments by their numbers. */
type Referred = { authors: Map<string, string>; attachments: Map<string, string> }

/** Reads exports of WordPress (工具 → 导出). A file is read twice: what an article refers to may stand after it. */
export async function* importWxr(input: RunInput, context: ImportContext): AsyncGenerator<Found> {
  const files = filesOf(input)
  const counted = await countedBytes([...files, ...files], fileSize, context)
  for (const file of files) {
    const read = () => wxrParts(decodedText(counted(fileBytes(file))))
    const { authors, attachments } = await referredIn(read())
    const thread = bodyThread(attachments)
    const how = { signal: context.signal, prefix: prefixOf(file, files), takesPages: takesPages(input) }
    const known = { authors, attachments, thread, ...how }
    try {
      for await (const part of read()) {
        const found = 'item' in part ? await readItem(part.item, known) : null
        if (found) yield found
      }
    } finally {
      await thread.close()
    }
  }
}

type Known = Referred & { thread: BodyThread; signal: AbortSignal; prefix: string; takesPages: boolean }

const prefixOf = (file: RunFile, files: readonly RunFile[]) => (files.length > 1 ? `${file.name}:` : '')

async function referredIn(parts: ReturnType<typeof wxrParts>): Promise<Referred> {
  const referred: Referred = { authors: new Map(), attachments: new Map() }
  for await (const part of parts) {
    if ('author' in part) referred.authors.set(part.author.login, part.author.name)
    else {
      const address = part.item.texts.get('wp:attachment_url')?.trim()
      if (address) referred.attachments.set(idOf(part.item), address)
    }
  }
  return referred
}

const idOf = ({ texts }: WxrItem) => (texts.get('wp:post_id') ?? texts.get('guid') ?? '').trim()

const refusals: Readonly<Record<string, string>> = {
  trash: '在 WordPress 的回收站里。',
  'auto-draft': '是 WordPress 自动存的空草稿。',
}

/** Null for what is no article: attachments, menus, blocks, revisions. */
async function readItem(item: WxrItem, known: Known): Promise<Found | null> {
  const { texts } = item
  const type = texts.get('wp:post_type')?.trim() ?? 'post'
  if (type !== 'post' && type !== 'page') return null
  const [key, title] = [
    `${known.prefix}${idOf(item) || texts.get('link') || texts.get('title') || ''}`,
    texts.get('title') ?? '',
  ]
  const refusal =
    type === 'page' && !known.takesPages
      ? '是 WordPress 的“页面”，不是文章。'
      : refusals[texts.get('wp:status') ?? '']
  if (refusal !== undefined) return { key, title, reason: refusal }
  return foundOrRefused(key, title, async () => ({ key, ...(await articleOf(item, known)) }))
}

async function articleOf({ texts, terms, meta }: WxrItem, known: Known): Promise<Omit<Candidate, 'key'>> {
  const { authors, attachments, thread, signal } = known
  const text = (name: string) => texts.get(name)?.trim() ?? ''
  const link = /^https?:/i.test(text('link')) ? text('link') : null
  const task = { wordpress: texts.get('content:encoded') ?? '', base: link }
  const { body, files, leftOut } = await thread.read(task, signal)
  const lead = attachments.get(meta.get('_thumbnail_id')?.trim() ?? '')
  const creator = text('dc:creator')
  return {
    title: text('title').replace(/\s+/g, ' '),
    summary: withoutTags(text('excerpt:encoded')),
    body,
    sourceName: null,
    sourceUrl: link,
    author: authors.get(creator) ?? (creator || null),
    publishedAt: timeOf(text('wp:post_date_gmt'), text('wp:post_date'), text('pubDate')),
    columns: terms.flatMap(({ domain, name }) =>
      domain === 'category' || domain === 'post_tag' ? [name] : [],
    ),
    tags: terms.flatMap(({ domain, name }) => (domain === 'post_tag' ? [name] : [])),
    ...withLead(files, lead),
    leftOut: notes(leftOut, text('wp:post_password') !== '', text('wp:status')),
  }
}

/** GMT where WordPress knows it; for a draft it writes zeros. */
function timeOf(gmt: string, local: string, rss: string): Date | null {
  const isKnown = (text: string) => text !== '' && !text.startsWith('0000')
  if (isKnown(gmt)) return statedTime(`${gmt} UTC`)
  return isKnown(local) ? statedTime(local) : statedTime(rss)
}

/** A lead picture that stands in the text, too, is one file. */
function withLead(files: readonly CandidateFile[], lead: string | undefined) {
  if (lead === undefined) return { files, leadFile: null }
  const at = files.findIndex((file) => 'address' in file && file.address === lead)
  return at >= 0
    ? { files, leadFile: at + 1 }
    : { files: [...files, { address: lead }], leadFile: files.length + 1 }
}

function notes(leftOut: string, hasPassword: boolean, status: string): string[] {
  return [
    ...(leftOut ? [`没有带过来：${leftOut}。`] : []),
    ...(hasPassword ? ['原来要密码才能看。'] : []),
    ...(status === 'private' ? ['原来是私密文章。'] : []),
  ]
}
