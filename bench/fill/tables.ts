import { unmarkedText } from '#lib/articles/body/plain-text.ts'
import { listingsOf } from '#lib/articles/listings.ts'
import { searchEntry } from '#lib/articles/search/search-entry.ts'
import { storedFingerprint } from '#lib/near-duplicates/fingerprint.ts'
import type { FilledArticle } from './article.ts'
import type { Cell } from './copy.ts'
import { chances } from './words.ts'

/** The ids that the articles refer to. */
export type References = {
  firstId: number
  cityIds: number[]
  firstSource: number
  columnIds: number[]
  editor: { id: string; name: string }
  policyId: number
}

/** The number of sources. */
export const SOURCES = 400

type Numbered = FilledArticle & { id: number; number: number }

/** A table, and its rows for an article. */
export type Table = {
  name: string
  columns: readonly string[]
  rowsOf: (article: Numbered, references: References) => Iterable<readonly Cell[]>
}

const HOUR_MS = 3_600_000
const channels = ['wechat', 'weibo', 'qq', 'qzone', 'copy', 'device'] as const

const cityOf = ({ city }: Numbered, { cityIds }: References) => cityIds[city] ?? 0
/** One in ten stands in none. */
const columnOf = ({ number }: Numbered, { columnIds }: References) =>
  number % 10 === 9 ? null : (columnIds[number % columnIds.length] ?? null)
/** One tag of four common ones, and one of some thousand that are rare. */
const tagsOf = ({ number }: Numbered) => `标签${number % 4}、专题${(number * 7) % 2_000}`
const authorOf = ({ number }: Numbered) => (number % 3 === 0 ? null : `记者 作者${(number * 13) % 500}`)
const sourceNumber = ({ origin, number }: Numbered) => (origin === 'repost' ? number % SOURCES : null)

const article: Table = {
  name: 'article',
  columns: [
    ...['id', 'status', 'origin', 'title', 'summary', 'body', 'source_id', 'city_id', 'policy_id'],
    ...['published_at', 'version', 'editor_id', 'created_at', 'changed_at', 'column_id', 'tags', 'author'],
  ],
  *rowsOf(one, references) {
    const source = sourceNumber(one)
    const { title, summary, body } = one.text()
    yield [
      ...[one.id, one.status, one.origin, title, summary, body],
      ...[source === null ? null : references.firstSource + source, cityOf(one, references)],
      ...[one.publishedAt && references.policyId, one.publishedAt, one.version, references.editor.id],
      ...[one.createdAt, one.changedAt, columnOf(one, references), tagsOf(one), authorOf(one)],
    ]
  },
}

const revision: Table = {
  name: 'revision',
  columns: [
    ...['article_id', 'version', 'live', 'title', 'summary', 'body', 'source_name', 'city_id'],
    ...['saved_at', 'saved_by_id', 'saved_by_name'],
  ],
  *rowsOf(one, references) {
    const source = sourceNumber(one)
    const { id, version, status, changedAt } = one
    const { title, summary, body } = one.text()
    const from = [source === null ? null : `来源${source + 1}`, cityOf(one, references)]
    const saved = [changedAt, references.editor.id, references.editor.name]
    yield [id, version, status === 'published', title, summary, body, ...from, ...saved]
    if (version > 2) yield [id, 1, false, title, summary, body, ...from, ...saved]
  },
}

const auditEntry: Table = {
  name: 'audit_entry',
  columns: ['article_id', 'at', 'event', 'editor_id', 'actor', 'details'],
  *rowsOf({ id, status, isImported, version, createdAt, changedAt }, { editor }) {
    const by = [editor.id, editor.name]
    const first = isImported ? 'article_imported' : 'article_drafted'
    yield [id, createdAt, first, ...by, '{"version":1}']
    if (status !== 'draft') yield [id, changedAt, 'article_published', ...by, '{"version":2}']
    if (version > 2 && status === 'published')
      yield [id, changedAt, 'article_amended', ...by, '{"version":3}']
    if (status === 'taken_down') yield [id, changedAt, 'article_taken_down', ...by, '{"reason":"copyright"}']
  },
}

/** As the verbs enter them. */
const articleListing: Table = {
  name: 'article_listing',
  columns: ['kind', 'key', 'published_at', 'article_id', 'name'],
  *rowsOf(one, references) {
    const { id, status, publishedAt, version, changedAt } = one
    if (status !== 'published' || !publishedAt) return
    const place = { cityId: cityOf(one, references), publishedAt, tags: tagsOf(one), author: authorOf(one) }
    for (const { kind, key, name } of listingsOf({ ...place, photographer: null }))
      yield [kind, key, publishedAt, id, name]
    if (version > 2) yield ['correction', 'all', changedAt, id, '']
  },
}

const takedown: Table = {
  name: 'takedown',
  columns: ['article_id', 'reason', 'note', 'at', 'editor_id', 'actor'],
  *rowsOf({ id, status, changedAt }, { editor }) {
    if (status === 'taken_down') yield [id, 'copyright', '权利人来函', changedAt, editor.id, editor.name]
  },
}

const correction: Table = {
  name: 'correction',
  columns: ['article_id', 'version', 'note', 'at', 'editor_id', 'actor'],
  *rowsOf({ id, status, version, changedAt }, { editor }) {
    if (status === 'published' && version > 2)
      yield [id, version, '更正了人数。', changedAt, editor.id, editor.name]
  },
}

/** The counter is the sum of an import's opening balance and of the hours in which it was read. */
const viewCounter: Table = {
  name: 'view_counter',
  columns: ['article_id', 'total', 'robot'],
  *rowsOf({ id, publishedAt, views }) {
    if (publishedAt) yield [id, views, views >> 2]
  },
}

const viewAdjustment: Table = {
  name: 'view_adjustment',
  columns: ['article_id', 'amount', 'origin', 'at'],
  *rowsOf({ id, publishedAt, isImported, views, createdAt }) {
    if (publishedAt && isImported && views > 1) yield [id, views >> 1, '导入', createdAt]
  },
}

const viewHour: Table = {
  name: 'view_hour',
  columns: ['article_id', 'hour', 'human', 'robot'],
  *rowsOf({ id, publishedAt, isImported, views, createdAt }) {
    const human = isImported ? views - (views >> 1) : views
    const hour = Math.ceil(createdAt.getTime() / HOUR_MS) * HOUR_MS
    if (!publishedAt || views === 0) return
    yield [id, new Date(hour), human - (human >> 1), views >> 2]
    if (human > 1) yield [id, new Date(hour + HOUR_MS), human >> 1, 0]
  },
}

/** Codes of eight characters, like real ones. */
const shareLink: Table = {
  name: 'share_link',
  columns: ['article_id', 'channel', 'code', 'created_at'],
  *rowsOf({ id, publishedAt }) {
    if (!publishedAt) return
    for (const [place, channel] of channels.entries()) yield [id, channel, shareCode(id, place), publishedAt]
  },
}

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The code of an article on the channel with this index: the number, permuted and in base 55. */
function shareCode(id: number, place: number): string {
  let left = (id * 6 + place) * 8_191 + 1_000_003
  let code = ''
  for (let digit = 0; digit < 8; digit++) {
    code += ALPHABET[left % 55]
    left = Math.floor(left / 55)
  }
  return code
}

/** What searches find it by. */
const search: Table = {
  name: 'search_entry',
  columns: ['article_id', 'at', 'title_grams', 'grams', 'text'],
  *rowsOf(one, references) {
    const source = sourceNumber(one)
    const { title, summary, body } = one.text()
    const at = one.publishedAt ?? one.changedAt
    const entry = searchEntry({
      ...{ id: one.id, status: one.status, origin: one.origin, title, summary, at },
      text: unmarkedText(JSON.parse(body)),
      ...{ author: authorOf(one), photographer: null, tags: tagsOf(one) },
      ...{ cityId: cityOf(one, references), columnId: columnOf(one, references) },
      source: source === null ? null : { id: references.firstSource + source, name: `来源${source + 1}` },
      editorId: references.editor.id,
    })
    const list = (numbers: readonly number[]) => `{${numbers.join(',')}}`
    yield [one.id, at, list(entry.titleGrams), list(entry.grams), entry.text]
  },
}

/** Numbers by chance, since its texts are all alike; without them a job would make them while others are measured. */
const fingerprint: Table = {
  name: 'article_fingerprint',
  columns: ['article_id', 'hash', 'bands'],
  *rowsOf({ id, number }) {
    const chance = chances(number, 3)
    const half = () => BigInt(Math.floor(chance() * 2 ** 32))
    const { hash, bands } = storedFingerprint({ hash: (half() << 32n) | half() })
    yield [id, hash, `{${bands.join(',')}}`]
  },
}

export const tables: readonly Table[] = [
  article,
  search,
  revision,
  auditEntry,
  takedown,
  correction,
  viewCounter,
  viewAdjustment,
  viewHour,
  shareLink,
  articleListing,
  fingerprint,
]
