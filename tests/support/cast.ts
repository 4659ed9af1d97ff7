import { systemActor } from '#lib/actors/actor.ts'
import { type Editor, mintEditor } from '#lib/actors/editor.ts'
import type { Block, Body } from '#lib/articles/body/body.ts'
import { createDraft } from '#lib/articles/create-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { Origin, Role } from '#lib/db/generated/enums.ts'
import { nameKey } from '#lib/sources/source-keys.ts'

/** The people and texts that the tests speak of. */

/** Who acts where no editor does. */
export const aSystem = systemActor('系统')

const people = {
  admin: { id: 'editor-chen', name: '陈管理', email: 'chen@example.cn' },
  chief_editor: { id: 'editor-liang', name: '梁主编', email: 'liang@example.cn' },
  editor: { id: 'editor-huang', name: '黄编辑', email: 'huang@example.cn' },
} as const satisfies Record<Role, { id: string; name: string; email: string }>

async function anEditorOf(role: Role): Promise<Editor> {
  const row = { ...people[role], role }
  // A portal's own account of this person is the same person.
  return mintEditor(await db().editor.upsert({ where: { email: row.email }, create: row, update: { role } }))
}

export const anAdmin = () => anEditorOf('admin')
export const aChiefEditor = () => anEditorOf('chief_editor')
export const anEditor = () => anEditorOf('editor')

/** An editor whose role the table of permissions does not know. */
export async function aVisitingStudent(): Promise<Editor> {
  return { ...(await anEditorOf('editor')), role: 'student' as Role }
}

export async function aCity(
  slug = 'lecong',
  name = '乐从',
): Promise<{ id: number; slug: string; name: string }> {
  return db().city.upsert({
    where: { slug },
    create: { slug, name },
    update: {},
    select: { id: true, slug: true, name: true },
  })
}

const aPolicyText = '网站所收集的部分公开资料来源于互联网，转载的目的在于传递更多信息及用于网络分享。'

export function aPolicy(version = 1, changes: Partial<Prisma.PolicyUncheckedCreateInput> = {}) {
  const about = { note: '第一版', actor: '系统' }
  const origins: Origin[] = ['repost', 'contribution']
  return db().policy.create({
    data: { kind: 'disclaimer', version, origins, text: aPolicyText, ...about, ...changes },
  })
}

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

export function aBody(...paragraphs: string[]): Body {
  return { type: 'doc', content: paragraphs.map(paragraph) }
}

/** The federation's own account, from which the portal has the right to repost. */
export async function aListedSource(changes: Partial<Prisma.ListedSourceCreateInput> = {}): Promise<number> {
  const source = { name: '乐从发布', basis: 'agreement' as const, note: '转载协议 2026-08', ...changes }
  const key = nameKey(source.name)
  const known = await db().listedSourceKey.findUnique({ where: { key } })
  if (known) return known.sourceId
  const { id } = await db().listedSource.create({ data: source })
  await db().listedSourceKey.createMany({ data: { key, sourceId: id }, skipDuplicates: true })
  return id
}

/** What an editor types into the form for a report on the volunteers' federation. */
export async function aReportsContent(changes: Record<string, unknown> = {}) {
  await aListedSource()
  return {
    title: '乐从镇志愿者联合会举行授旗仪式',
    originalTitle: null,
    summary: '八个党建结对单位现场签约。',
    body: aBody('8月17日上午，授旗仪式在服务阵地举行。', '近40人参与。'),
    author: null,
    sourceName: '乐从发布',
    sourceUrl: 'https://example.cn/lecong/1',
    cityId: (await aCity()).id,
    columnId: null,
    ...changes,
  }
}

export type Seen = { id: number; version: number }

/** A report on the federation that waits as a draft. */
export async function aDraft(changes: Record<string, unknown> = {}): Promise<Seen> {
  const content = await aReportsContent(changes)
  const { id, version } = await createDraft(await anEditor(), { origin: 'repost', ...content })
  return { id, version }
}

/** A report on the federation that readers can read. */
export async function aFederationReport(changes: Record<string, unknown> = {}): Promise<Seen> {
  return publishArticle(await anEditor(), await aDraft(changes))
}
