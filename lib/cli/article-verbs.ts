import type { Editor } from '../actors/editor.ts'
import { amendArticle } from '../articles/amend.ts'
import { deleteDraft, undeleteDraft } from '../articles/delete-draft.ts'
import type { DeskArticle } from '../articles/desk-types.ts'
import { discardWorkingCopy } from '../articles/discard-working-copy.ts'
import { publishArticle } from '../articles/publish.ts'
import { publishWorkingCopy } from '../articles/publish-working-copy.ts'
import { restoreArticle } from '../articles/restore.ts'
import { takeDownArticle } from '../articles/take-down.ts'
import { takeDownReasons } from '../articles/take-down-reasons.ts'
import { withdrawArticle } from '../articles/withdraw.ts'
import { installJobs } from '../job-runner/install-jobs.ts'
import { actingAs, actingEditor, deskArticle } from './acting-editor.ts'
import { amendedContent, contentOptions } from './amended-content.ts'
import {
  type Command,
  command,
  type Given,
  type Option,
  type Outcome,
  UsageError,
  wholeNumber,
} from './command.ts'
import { databaseUrl } from './database-url.ts'

const reasons = Object.entries(takeDownReasons)
  .map(([reason, { name }]) => `${reason}(${name})`)
  .join('、')
const note = (help: string): Option => ({ value: 'T', help })

const sourceReason = { 'source-reason': note('来源不在名单里时，仍要转载的理由；只有主编可以') }

export const articleVerbCommands: Command[] = [
  verb('publish', '发布一篇草稿', sourceReason, '', '已发布', (editor, seen, { values }) =>
    publishArticle(editor, { ...seen, sourceReason: values.sourceReason }),
  ),
  verb('withdraw', '撤回刚刚的发布或修订（10 秒以内）', {}, '', '已撤回', (editor, seen) =>
    withdrawArticle(editor, seen),
  ),
  verb(
    'amend',
    '修订一篇已发布的文章；只改写出的几项',
    { note: note('更正说明，向读者公开'), ...sourceReason, ...contentOptions },
    '--title 改过的标题 --note 更正标题',
    '已修订',
    async (editor, seen, given, article) =>
      amendArticle(editor, {
        ...(await amendedContent(article, given)),
        ...seen,
        note: given.values.note,
        sourceReason: given.values.sourceReason,
      }),
  ),
  verb(
    'take-down',
    '下架一篇文章',
    { reason: { value: 'R', help: `原因：${reasons}` }, note: note('情况说明，只供编辑部查阅') },
    '--reason copyright --note 权利人来函',
    '已下架',
    (editor, seen, { values }) => {
      if (values.reason !== undefined && !Object.hasOwn(takeDownReasons, values.reason))
        throw new UsageError(`没有原因“${values.reason.slice(0, 40)}”；可用：${reasons}`)
      return takeDownArticle(editor, { ...seen, reason: values.reason, note: values.note })
    },
  ),
  verb(
    'restore',
    '恢复一篇下架的文章',
    { note: note('恢复的理由') },
    '--note 权利人已授权',
    '已恢复',
    (editor, seen, { values }) => restoreArticle(editor, { ...seen, note: values.note }),
  ),
  verb(
    'publish-copy',
    '发布一篇文章已存的修改稿，连同它的更正说明',
    sourceReason,
    '',
    '已修订',
    (editor, seen, { values }, { workingCopy }) =>
      publishWorkingCopy(editor, {
        ...seen,
        sourceReason: values.sourceReason,
        copyVersion: workingCopy?.version ?? 0,
      }),
  ),
  verb(
    'discard-copy',
    '放弃一篇文章已存的修改稿',
    {},
    '',
    '已放弃修改稿',
    (editor, seen, _, { workingCopy }) =>
      discardWorkingCopy(editor, { ...seen, copyVersion: workingCopy?.version ?? 0 }),
  ),
  verb('delete', '删除一篇草稿', {}, '', '已删除', (editor, seen) => deleteDraft(editor, seen)),
  verb('undelete', '恢复一篇删除的草稿', {}, '', '已恢复', (editor, seen) => undeleteDraft(editor, seen)),
]

type Seen = { id: number; version: number }
type Act = (editor: Editor, seen: Seen, given: Given, article: DeskArticle) => Promise<Seen>

/** A verb on one article, in an editor's name, on its present version unless `--version` names another. */
function verb(
  name: string,
  help: string,
  own: Record<string, Option>,
  example: string,
  done: string,
  act: Act,
): Command {
  const options = {
    as: actingAs,
    ...own,
    version: { value: 'N', help: '您看到的版本；不写则为现在的版本' },
  }
  const run = async (given: Given): Promise<Outcome> => {
    const id = wholeNumber(given.operands[0] ?? '', 'ID')
    const seen =
      given.values.version === undefined ? undefined : wholeNumber(given.values.version, '--version')
    const editor = await actingEditor(given)
    await installJobs(databaseUrl())
    const article = await deskArticle(editor, id)
    const result = await act(editor, { id, version: seen ?? article.version }, given, article)
    return { json: result, text: `${done}：文章 ${result.id}，现为第 ${result.version} 版。` }
  }
  const words = `12 --as liang@example.cn ${example}`.trim()
  return command({ name: `article ${name}`, operands: ['ID'], options, help, example: words, run })
}
