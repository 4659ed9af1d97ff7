import { db } from '#lib/db/client.ts'
import type { Role } from '#lib/db/generated/enums.ts'
import { seed } from '#lib/imports/seed.ts'

export const chief = 'chief@example.cn'
export const junior = 'junior@example.cn'

/** A newsroom with its two editors and the first article. */
export async function aNewsroom(): Promise<{ articleId: number }> {
  const person = (email: string, name: string, role: Role) => ({ id: email, email, name, role })
  await db().editor.createMany({
    data: [person(chief, '陈主编', 'chief_editor'), person(junior, '李编辑', 'editor')],
  })
  const { articleId } = await seed()
  return { articleId }
}

/** A draft that could be published. */
export async function aDraft(): Promise<number> {
  const city = await db().city.findFirstOrThrow()
  const body = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: '一段正文。' }] }],
  }
  const data = { origin: 'original' as const, title: '一篇草稿', body, cityId: city.id }
  return (await db().article.create({ data })).id
}
