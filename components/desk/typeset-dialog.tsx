'use client'

import type { Editor } from '@tiptap/core'
import { useMemo, useState } from 'react'
import { plainText } from '#lib/articles/body/plain-text.ts'
import type { TypesetChange } from '#lib/articles/typeset/typeset-changes.ts'
import { applyTypeset, typesetOf } from './apply-typeset.ts'
import { type CharacterPiece, changedCharacters } from './changed-characters.ts'
import { Dialog } from './dialog.tsx'

type Props = { editor: Editor; open: boolean; onClose: () => void }

/** 一键排版: what would change, paragraph by paragraph; it is done on a press, and undone by one. */
export function TypesetDialog({ editor, open, onClose }: Props) {
  /** How many paragraphs were not what was shown when they were to be changed: then all is shown anew. */
  const [left, setLeft] = useState({ count: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after each press that left something.
  const changes = useMemo(() => (open ? typesetOf(editor) : []), [editor, open, left])
  const end = () => {
    setLeft({ count: 0 })
    onClose()
  }
  const apply = () => {
    const count = applyTypeset(editor, changes)
    if (count > 0) return setLeft({ count })
    end()
    editor.commands.focus()
  }
  const shown = changes.map(({ at, before, after }) => ({ at, pieces: piecesOf(before, after) }))
  const places = shown.reduce((sum, { pieces }) => sum + placesOf(pieces), 0)
  return (
    <Dialog open={open} title="一键排版" onClose={end}>
      <div role="status">
        {left.count > 0 ? (
          <p className="dirty">
            正文在这期间变了：有 {left.count}{' '}
            段和刚才列出的不一样，没有改，其余的已改好。请按现在的正文再核对一次。
          </p>
        ) : null}
      </div>
      {changes.length === 0 ? (
        <p>正文已经是规范的排版，没有要改的。</p>
      ) : (
        <>
          <p>
            {changes.length} 段共 {places} 处要改。删去的字划掉，换上的字标出；改后按一次撤销就全部复原。
          </p>
          <ol className="typeset-changes">
            {shown.map(({ at, pieces }) => (
              <li key={at} value={at + 1}>
                <Pieces pieces={pieces} />
              </li>
            ))}
          </ol>
        </>
      )}
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={end} data-focus={changes.length === 0 || undefined}>
          {changes.length === 0 ? '知道了' : '取消'} <kbd>Esc</kbd>
        </button>
        {changes.length > 0 ? (
          <button type="button" className="btn primary" data-focus onClick={apply}>
            全部改好 <kbd>↵</kbd>
          </button>
        ) : null}
      </div>
    </Dialog>
  )
}

function piecesOf(before: TypesetChange['before'], after: TypesetChange['after']): CharacterPiece[] {
  const words = plainText(before)
  if (after.length === 0) return [{ kind: 'gone', text: words.trim() === '' ? '（空段落）' : words }]
  return changedCharacters(words, after.map(plainText).join('\n'))
}

/** How many places of a text change: what goes and what comes in its stead are one. */
function placesOf(pieces: readonly CharacterPiece[]): number {
  return pieces.filter(({ kind }, at) => kind !== 'same' && (pieces[at - 1]?.kind ?? 'same') === 'same')
    .length
}

/** So many characters around a change are shown. */
const AROUND = 24

function Pieces({ pieces }: { pieces: readonly CharacterPiece[] }) {
  return pieces.map(({ kind, text }, at) => {
    const key = `${at}`
    if (kind === 'gone') return <del key={key}>{visible(text)}</del>
    if (kind === 'new') return <ins key={key}>{visible(text)}</ins>
    return <span key={key}>{shortened(text, at === 0, at === pieces.length - 1)}</span>
  })
}

/** Spaces and line ends as signs, where they are what changes. */
function visible(text: string): string {
  return text
    .replaceAll('\n', '⏎')
    .replace(/[ \u00a0]/g, '␣')
    .replaceAll('\u3000', '□')
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const start = isFirst ? '' : text.slice(0, AROUND)
  const end = isLast ? '' : text.slice(-AROUND)
  return text.length <= start.length + end.length + 8 ? text : `${start}…${end}`
}
