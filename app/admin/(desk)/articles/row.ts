import type { Row, RowVerb } from '#components/desk/article-table.tsx'
import { formatTime } from '#components/desk/format-time.ts'
import type { Editor } from '#lib/actors/editor.ts'
import type { DeskListItem } from '#lib/articles/desk-types.ts'
import { originNames } from '#lib/articles/origin.ts'
import { mayDelete } from '#lib/articles/permit-deletion.ts'
import { type Move, moves, states } from '#lib/articles/status.ts'
import { allows } from '#lib/editors/permissions.ts'
import { shanghaiTimestamp } from '#lib/time.ts'

/** An article as a line of the list, with what this editor may do to it from there. */
export function rowOf(item: DeskListItem, editor: Editor): Row {
  const state = states[item.status].name
  return {
    id: item.id,
    version: item.version,
    title: item.title || '无标题',
    about: [originNames[item.origin], item.sourceName, item.hasWorkingCopy && '有修改稿', ...atWork(item)]
      .filter(Boolean)
      .join(' · '),
    status: item.status,
    statusLabel: item.takedownStatus === null ? state : `${state} ${item.takedownStatus}`,
    city: item.city.name,
    changed: formatTime(item.changedAt),
    changedIso: shanghaiTimestamp(item.changedAt),
    views: item.publishedAt ? item.views.toLocaleString('en') : '–',
    verb: verbOn(item, editor),
  }
}

/** Who has typed what is not saved, and who is at it now. */
function atWork({ unsaved, openBy }: DeskListItem): (string | false)[] {
  return [
    unsaved !== null && `未提交的修改：${unsaved.by} ${formatTime(unsaved.at)}`,
    openBy !== null && `${openBy}正在编辑`,
  ]
}

function verbOn({ status, draftedById }: DeskListItem, editor: Editor): RowVerb | null {
  const can = (move: Move) => moves[move].from.some((state) => state === status)
  if (can('take-down')) return allows(editor, moves['take-down'].permission) ? 'take-down' : null
  if (!mayDelete(editor, draftedById)) return null
  return can('delete') ? 'discard' : can('undelete') ? 'undelete' : null
}
