import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { apiRate } from '../../api-rate.ts'
import { articleParameters, conditions, listParameters, oembedParameters, validators } from './parameters.ts'
import { articleListSchema, articleSchema, problemSchema, removedListSchema } from './schemas.ts'

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

const listArticles = {
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
}

const readArticle = {
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
}

const listRemoved = {
  operationId: 'listRemoved',
  summary: '最近下架的文章',
  description: '保存了文章的程序，请删除这里列出的。不计入限额。',
  requestParams: { header: conditions },
  responses: {
    200: json(removedListSchema, '文章编号'),
    304: unchanged,
    503: refusals[503],
  },
}

const embedArticle = {
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
}

/** What programs can ask for, by path: parameters, answers and refusals of each. */
export const paths = {
  '/api/articles': { get: listArticles },
  '/api/articles/{id}': { get: readArticle },
  '/api/articles/removed': { get: listRemoved },
  '/oembed': { get: embedArticle },
} satisfies ZodOpenApiPathsObject
