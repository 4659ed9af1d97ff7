import { z } from 'zod'

/** The parameters of the list of articles. */
export const listParameters = z.object({
  city: z.string().optional().meta({ description: '只要这个城市的文章', example: 'lecong' }),
  column: z
    .string()
    .optional()
    .meta({ description: '只要这个栏目的文章；只有它可以和 city 一起用', example: 'culture' }),
  source: z.string().optional().meta({ description: '只要这个来源的文章，写来源的名称' }),
  tag: z.string().optional().meta({ description: '只要带这个标签的文章' }),
  author: z.string().optional().meta({ description: '只要这位作者的文章，写名字' }),
  from: z.iso.date().optional().meta({ description: '从这一天起（上海时间）' }),
  to: z.iso.date().optional().meta({ description: '到这一天止，含当天' }),
  older: z.string().optional().meta({ description: '翻页位置，取自上一页的 next；不要自己拼写' }),
  limit: z.int().min(1).max(100).optional().meta({ description: '每页篇数，默认 20，最多 100' }),
})

export const articleParameters = z.object({ id: z.int().positive().meta({ description: '文章编号' }) })

export const conditions = z.object({
  'If-None-Match': z.string().optional().meta({ description: '上次回答里的 ETag；没有变化时回答 304' }),
  'If-Modified-Since': z.string().optional().meta({ description: '上次回答里的 Last-Modified' }),
})

export const oembedParameters = z.object({
  url: z.url().meta({ description: '文章页的地址' }),
  format: z.enum(['json', 'xml']).optional(),
  maxwidth: z.int().optional(),
  maxheight: z.int().optional(),
})

/** Header fields of every answer. */
export const validators = z.object({
  ETag: z.string().meta({ description: '弱校验值，随内容变化' }),
  'Last-Modified': z.string().optional(),
  'RateLimit-Policy': z.string().optional().meta({ description: '限额，如 "api";q=600;w=60' }),
  RateLimit: z.string().optional().meta({ description: '剩余，如 "api";r=599;t=60' }),
})
