import { isDeepStrictEqual } from 'node:util'
import type { Article } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { isBlank as isBlankText, visibleLine } from '../text/visible.ts'
import { type Body, storedBodySchema } from './body/body.ts'
import { rebuild } from './body/fold.ts'
import { isBlank } from './body/plain-text.ts'
import { tidyBody } from './body/tidy-body.ts'
import { articleFields, type ContentField, contentFields, fieldsOf, rowFields } from './fields.ts'
import type { Content } from './schema.ts'
import { sourceIdsOf } from './source-ids.ts'

/** The columns of the article's row that an editor's content fills; the source is found by its name or added. */
export async function columnsOf(tx: Tx, content: Content) {
  const { sourceName, ...columns } = content
  await assertPlace(tx, content)
  await assertLeadPicture(tx, content)
  if (sourceName === null) return { ...columns, sourceId: null }
  return { ...columns, sourceId: (await sourceIdsOf(tx, [sourceName])).get(sourceName) ?? null }
}

/** The lead picture must be one of the library.
 *  @throws DomainError invalid-input */
export async function assertLeadPicture(
  tx: Tx,
  { leadMediaId }: Pick<Content, 'leadMediaId'>,
): Promise<void> {
  if (leadMediaId === null) return
  const picture = { id: leadMediaId, kind: 'picture', deletedAt: null } as const
  if (await tx.media.findFirst({ where: picture, select: { id: true } })) return
  throw new DomainError('invalid-input', '题图不是媒体库里的图片。', {
    fields: { leadMediaId: '请选择媒体库里的图片' },
  })
}

/** City and column must exist, and the column be one that the city uses. */
export async function assertPlace(
  tx: Tx,
  { cityId, columnId }: Pick<Content, 'cityId' | 'columnId'>,
): Promise<void> {
  const city = await tx.city.findUnique({ where: { id: cityId }, select: { id: true } })
  if (!city) throw new DomainError('invalid-input', '没有这个城市。', { fields: { cityId: '请选择城市' } })
  if (columnId === null) return
  const column = await tx.column.findUnique({ where: { id: columnId }, select: { cityId: true } })
  if (!column || (column.cityId !== null && column.cityId !== cityId))
    throw new DomainError('invalid-input', '这个城市没有这个栏目。', {
      fields: { columnId: '请选择这个城市的栏目' },
    })
}

/** An article's text as it stands, with the name of its source: what a revision keeps. */
export type ArticleText = Content

/** The text of an article's row. */
export async function textOf(tx: Tx, article: Article): Promise<ArticleText> {
  const source =
    article.sourceId === null ? null : await tx.source.findUnique({ where: { id: article.sourceId } })
  return {
    ...fieldsOf(article, rowFields),
    sourceName: source?.name ?? null,
    body: storedBodySchema.parse(article.body),
  }
}

type Text = Record<ContentField, unknown>

/** The fields in which two texts differ: where a reader sees it, and where he does not (the place; invisible
 *  characters, which an older text may still hold). */
export function changesBetween(one: Text, other: Text): { words: ContentField[]; others: ContentField[] } {
  const changed = contentFields.filter((field) => !isDeepStrictEqual(one[field], other[field]))
  const words = changed.filter(
    (field) =>
      articleFields[field].changes === 'words' && !isDeepStrictEqual(seen(one[field]), seen(other[field])),
  )
  return { words, others: changed.filter((field) => !words.includes(field)) }
}

/** Whether two texts are the same in every field. */
export function isSameText(one: Text, other: Text): boolean {
  return contentFields.every((field) => isDeepStrictEqual(one[field], other[field]))
}

/** A value with nothing but what is drawn in its texts. */
function seen(value: unknown): unknown {
  if (typeof value === 'string') return visibleLine(value)
  // Of the word fields the body alone is no text; what is stored has been checked.
  return value === null ? null : drawnBody(value as Body)
}

function drawnBody(body: Body): unknown {
  return rebuild(tidyBody(body), {
    text: (node) => [{ ...node, text: visibleLine(node.text) }],
    node: (node) => [node],
  })
}

/** What a text must have before readers may see it.
 *  @throws DomainError invalid-input */
export function assertPublishable(
  content: Pick<Content, 'title' | 'body' | 'sourceName'>,
  origin: string,
): void {
  const fields: Record<string, string> = {}
  if (isBlankText(content.title)) fields.title = '请填写标题'
  if (isBlank(content.body)) fields.body = '正文还是空的'
  if (origin === 'repost' && content.sourceName === null) fields.sourceName = '请填写来源'
  if (Object.keys(fields).length > 0)
    throw new DomainError('invalid-input', '还不能发布，请补全标红的项目。', { fields })
}
