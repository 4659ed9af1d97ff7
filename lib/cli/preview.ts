import { config } from '../config.ts'
import { createPreviewLink } from '../preview/create-preview-link.ts'
import { previewLinksOf } from '../preview/links-of-article.ts'
import { revokePreviewLink } from '../preview/revoke-preview-link.ts'
import { shanghaiMinute } from '../time.ts'
import { actingAs, actingEditor, deskArticle, readingEditor } from './acting-editor.ts'
import { type Command, command, type Given, type Outcome, wholeNumber } from './command.ts'
import { aligned } from './table.ts'

export const previewCommands: Command[] = [
  command({
    name: 'preview list',
    operands: ['ID'],
    help: '列出一篇文章有效的预览链接',
    example: '12',
    run: list,
  }),
  command({
    name: 'preview create',
    operands: ['ID'],
    options: {
      as: actingAs,
      hours: { value: 'N', help: '几小时后失效，最多 720；不写则 72' },
      pinned: { help: '只显示现在的文字，以后的修改不显示' },
    },
    help: '为没有账号的人做一个预览链接',
    example: '12 --hours 24 --as huang@example.cn',
    run: create,
  }),
  command({
    name: 'preview revoke',
    operands: ['ID', 'LINK'],
    options: { as: actingAs },
    help: '收回一个预览链接，立即失效',
    example: '12 3 --as huang@example.cn',
    run: revoke,
  }),
]

const addressOf = (token: string) => `${config().siteUrl}/preview/${token}`

const idOf = ({ operands }: Given) => wholeNumber(operands[0] ?? '', '编号')

async function list(given: Given): Promise<Outcome> {
  const editor = await readingEditor(given)
  const { id } = await deskArticle(editor, idOf(given))
  const links = await previewLinksOf(editor, id)
  const items = links.map(({ token, ...link }) => ({ ...link, address: addressOf(token) }))
  const rows = items.map((link) => [
    String(link.id),
    `至 ${shanghaiMinute(link.expiresAt)}`,
    link.isPinned ? '只显示当时的文字' : '总是最新的文字',
    link.createdByName,
    link.address,
  ])
  return { json: { items }, text: rows.length > 0 ? aligned(rows) : '没有有效的预览链接。' }
}

async function create(given: Given): Promise<Outcome> {
  const { hours, pinned } = given.values
  const { id, token, expiresAt } = await createPreviewLink(await actingEditor(given), {
    id: idOf(given),
    ...(hours === undefined ? {} : { hours: wholeNumber(hours, '--hours') }),
    isPinned: pinned !== undefined,
  })
  const address = addressOf(token)
  const until = shanghaiMinute(expiresAt)
  return { json: { id, address, expiresAt }, text: `${address}\n编号 ${id}，${until} 失效。` }
}

async function revoke(given: Given): Promise<Outcome> {
  const link = wholeNumber(given.operands[1] ?? '', '预览链接的编号')
  await revokePreviewLink(await actingEditor(given), { id: idOf(given), link })
  return { json: { id: link }, text: `已收回预览链接 ${link}。` }
}
