import { z } from 'zod'
import { textFields } from '../../articles/fields.ts'

// The public JSON as programs get it (article-json.ts); a test holds answers against these schemas.

const time = z.iso.datetime({ offset: true }).meta({ description: 'RFC 3339，带上海时区（+08:00）' })
const slugAndName = z.object({ slug: z.string(), name: z.string() })
const city = slugAndName.meta({ id: 'City', description: '城市站点' })
const column = slugAndName.meta({ id: 'Column', description: '栏目' })
const source = z
  .object({ name: z.string(), url: z.string().nullable().meta({ description: '原网址' }) })
  .meta({ id: 'Source', description: '来源' })
const origin = z
  .enum(['original', 'repost', 'contribution'])
  .meta({ id: 'Origin', description: '类型：原创、转载、投稿' })
const picture = z
  .object({
    url: z.url(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    alt: z.string(),
    credit: z.string(),
  })
  .meta({ id: 'Picture', description: '题图' })

const listedArticleSchema = z
  .object({
    id: z.int().positive(),
    title: z.string(),
    summary: z.string().meta({ description: '概述；没有时为空' }),
    city,
    column: column.nullable(),
    origin,
    source: source.nullable(),
    author: z.string().nullable(),
    publishedAt: time,
    amendedAt: time.nullable().meta({ description: '最后一次修订' }),
    views: z.int().nonnegative().meta({ description: '人气' }),
    picture: picture.nullable(),
    url: z.url().meta({ description: '文章页' }),
  })
  .meta({ id: 'ListedArticle', description: '列表里的一篇文章' })

export const articleListSchema = z
  .object({
    items: z.array(listedArticleSchema),
    next: z
      .url()
      .nullable()
      .meta({ description: '下一页的地址；最后一页为 null。与 Link 头的 rel="next" 相同' }),
  })
  .meta({ id: 'ArticleList' })

export const removedListSchema = z
  .object({
    ids: z.array(z.int().positive()).meta({ description: '现在不能再读的文章的编号，最近下架的在前' }),
    since: time.nullable().meta({ description: '名单从这时起完整，更早下架的不在其中；为 null 时全部都在' }),
  })
  .meta({ id: 'RemovedList' })

const file = z.object({
  url: z.url(),
  format: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  bytes: z.int(),
})
const medium = z
  .object({
    id: z.int().positive(),
    kind: z.enum(['picture', 'video', 'audio', 'document']),
    mime: z.string(),
    name: z.string(),
    alt: z.string(),
    original: file.nullable(),
    renditions: z.array(file),
  })
  .meta({ id: 'Medium', description: '正文用到的文件' })
const correction = z
  .object({ at: time, note: z.string() })
  .meta({ id: 'Correction', description: '更正说明' })

/** The fields of an article's table that are text and that no list has. */
const onlyInArticle = textFields.filter((field) => field !== 'tags' && !(field in listedArticleSchema.shape))

export const articleSchema = listedArticleSchema
  .extend({
    ...Object.fromEntries(onlyInArticle.map((field) => [field, z.string().nullable()])),
    tags: z.array(z.string()),
    responsibleEditor: z.string().nullable(),
    collectedAt: time.nullable().meta({ description: '收录时间' }),
    corrections: z.array(correction),
    policy: z.object({ version: z.int(), url: z.url() }).nullable().meta({ description: '适用的声明' }),
    body: z.object({
      text: z.string().meta({ description: '正文的文字' }),
      document: z.looseObject({ type: z.literal('doc') }).meta({ description: '正文的结构（ProseMirror）' }),
    }),
    media: z.array(medium),
  })
  .meta({ id: 'Article', description: '一篇文章' })

export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: '给人看的一句话' }),
    code: z.string().meta({ description: '给程序判断的代码' }),
    instance: z.string().optional(),
    fields: z.record(z.string(), z.string()).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem', description: '出错时的回答（RFC 9457）' })
