import { z } from 'zod'
import { createDocument } from 'zod-openapi'
import { apiRate } from '../../api-rate.ts'
import { articleParameters, conditions, listParameters, oembedParameters, validators } from './parameters.ts'
import { articleListSchema, articleSchema, problemSchema, removedListSchema } from './schemas.ts'

type Site = { name: string; url: string; contactEmail: string | undefined }

const json = (schema: z.ZodType, description: string) => ({
  description,
  headers: validators,
  content: { 'application/json': { schema } },
})
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})
const unchanged = { description: '没有变化（条件请求）' }
const refusals = {
  429: problem(
    `请求太多：一个地址 ${apiRate.seconds} 秒内最多 ${apiRate.requests} 次，等 Retry-After 所说的秒数再试`,
  ),
  503: problem('暂时不可用，等 Retry-After 所说的秒数再试'),
}
const removed = { 410: problem('已下架'), 451: problem('因法律原因不能提供') }

const words = [
  '已发布文章的只读 JSON，不需要登录。',
  '回答带有 ETag 和 Last-Modified：请用条件请求，没有变化时只回答 304。',
  '列表按发布时间从新到旧，用回答里的 next 翻页。',
  '筛选条件里只有城市和栏目可以一起用，其余一次一个；日期可以和任何一个一起用。',
  '下架的文章从列表中消失，单篇回答 410 或 451，并列在 /api/articles/removed；请随之删除您保存的内容。',
].join('\n\n')

/** The public JSON in the words of OpenAPI 3.1. */
export function openApiDocument({ name, url, contactEmail }: Site) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: `${name}公开接口`,
      version: '1.0.0',
      description: words,
      ...(contactEmail ? { contact: { email: contactEmail } } : {}),
    },
    servers: [{ url }],
    paths: {
      '/api/articles': {
        get: {
          operationId: 'listArticles',
          summary: '文章列表',
          requestParams: { query: listParameters, header: conditions },
          responses: {
            200: json(articleListSchema, '一页文章'),
            302: { description: '来源有另一种写法，转到按它的名称的列表' },
            304: unchanged,
            404: problem('没有这个城市、栏目或来源，或没有这个翻页位置'),
            422: problem('参数不对'),
            ...refusals,
          },
        },
      },
      '/api/articles/{id}': {
        get: {
          operationId: 'readArticle',
          summary: '一篇文章',
          requestParams: { path: articleParameters, header: conditions },
          responses: {
            200: json(articleSchema, '文章'),
            304: unchanged,
            404: problem('没有这篇文章'),
            ...removed,
            ...refusals,
          },
        },
      },
      '/api/articles/removed': {
        get: {
          operationId: 'listRemoved',
          summary: '最近下架的文章',
          description: '保存了文章的程序，请删除这里列出的。不计入限额。',
          requestParams: { header: conditions },
          responses: {
            200: json(removedListSchema, '文章编号'),
            304: unchanged,
            503: refusals[503],
          },
        },
      },
      '/oembed': {
        get: {
          operationId: 'embedArticle',
          summary: '嵌入文章（oEmbed 1.0）',
          requestParams: { query: oembedParameters },
          responses: {
            200: json(z.looseObject({ version: z.literal('1.0'), type: z.literal('rich') }), '引文'),
            404: problem('不是本站的文章'),
            422: problem('参数不对'),
            ...removed,
            ...refusals,
          },
        },
      },
    },
  })
}
