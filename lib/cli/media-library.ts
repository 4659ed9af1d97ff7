import { basename } from 'node:path'
import { transaction } from '../db/transaction.ts'
import { isDomainError } from '../errors.ts'
import { installJobs } from '../job-runner/install-jobs.ts'
import { addMedia } from '../media/add-media.ts'
import { deleteMedia } from '../media/delete-media.ts'
import { listMedia } from '../media/library.ts'
import { mediaForDesk } from '../media/media-detail.ts'
import { prepareMedia } from '../media/prepare-media.ts'
import { sendMissingRenditions } from '../media/send-missing-renditions.ts'
import { fileSize } from '../text/file-size.ts'
import { actingAs, actingEditor, readingEditor } from './acting-editor.ts'
import { type Command, command, type Given, type Outcome, wholeNumber } from './command.ts'
import { databaseUrl } from './database-url.ts'
import { aligned } from './table.ts'

export const libraryCommands: Command[] = [
  command({
    name: 'media add',
    operands: ['FILE...'],
    options: { as: actingAs },
    help: '把图片、视频、音频或文件放进媒体库',
    example: '照片/授旗.jpg --as huang@example.cn',
    run: addFiles,
  }),
  command({
    name: 'media list',
    options: {
      q: { value: 'Q', help: '名称、说明、署名里的字' },
      unused: { help: '只列没有文章用到的' },
      before: { value: 'ID', help: '只列比这个编号早的' },
    },
    help: '列出媒体库，新的在前',
    example: '--unused',
    run: list,
  }),
  command({
    name: 'media delete',
    operands: ['ID'],
    options: { as: actingAs },
    help: '从媒体库删除没有文章用到的一项',
    example: '12 --as liang@example.cn',
    run: remove,
  }),
  command({
    name: 'media renditions',
    help: '为还没有各种尺寸的图片重新安排生成',
    run: makeMissing,
  }),
]

/** One file after the other; one that is refused stops none of the others. */
async function addFiles(given: Given): Promise<Outcome> {
  await installJobs(databaseUrl())
  const editor = await actingEditor(given)
  const items = []
  for (const path of given.operands) {
    try {
      const prepared = await prepareMedia({ path, name: basename(path) })
      const { id, isKnown } = await transaction((tx) => addMedia(tx, editor, prepared))
      items.push({ path, id, isKnown, refusal: null })
    } catch (error) {
      items.push({ path, id: null, isKnown: false, refusal: sentenceOf(error) })
    }
  }
  const rows = items.map(({ path, id, isKnown, refusal }) => [
    path,
    refusal ?? (isKnown ? `已在媒体库，编号 ${id}` : `编号 ${id}`),
  ])
  return { json: { items }, text: aligned(rows), exitCode: items.some(({ refusal }) => refusal) ? 1 : 0 }
}

function sentenceOf(error: unknown): string {
  if (isDomainError(error)) return error.message
  if (error instanceof Error && 'syscall' in error) return `读不到这个文件（${error.message}）。`
  throw error
}

async function list(given: Given): Promise<Outcome> {
  const { q, unused, before } = given.values
  const page = await listMedia(await readingEditor(given), {
    ...(q ? { q } : {}),
    ...(unused === undefined ? {} : { unused: true }),
    ...(before === undefined ? {} : { before: wholeNumber(before, '--before') }),
  })
  const rows = page.items.map(({ id, kind, state, bytes, name }) => [
    `${id}`,
    kind,
    state,
    fileSize(bytes),
    name,
  ])
  return { json: page, text: rows.length > 0 ? aligned(rows) : '没有。' }
}

async function remove(given: Given): Promise<Outcome> {
  const editor = await actingEditor(given)
  const id = wholeNumber(given.operands[0] ?? '', '编号')
  const version = (await mediaForDesk(editor, id))?.version ?? 1
  await deleteMedia(editor, { id, version })
  return { json: { id }, text: `已从媒体库删除 ${id}。` }
}

async function makeMissing(): Promise<Outcome> {
  await installJobs(databaseUrl())
  const pictures = await sendMissingRenditions()
  return { json: { pictures }, text: `已安排 ${pictures} 张图片。` }
}
