import { createDocument } from 'zod-openapi'
import { paths } from './operations.ts'

type Site = { name: string; url: string; contactEmail: string | undefined }

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
    paths,
  })
}
