'use client'

import { useRouter } from 'next/navigation.js'
import { useDeferredValue, useState } from 'react'
import { wordKindNames } from '#lib/words/word-kinds.ts'
import { TableHead } from './table-head.tsx'
import { useKeys } from './use-keys.ts'
import { WordDialog } from './word-dialog.tsx'
import type { WordAnswer, WordEntry, WordRow, WordVerbs } from './word-entry.ts'
import { WordFiles } from './word-files.tsx'

/** More are found by searching. */
const MOST_SHOWN = 200

const emptyEntry: WordEntry = {
  ...{ id: null, version: 0, kind: 'mistaken' },
  ...{ text: '', replacement: '', note: '' },
}

type Props = {
  words: WordRow[]
  /** Null for whose role may only look. */
  verbs: WordVerbs | null
}

/** 词表: what texts are checked against, with the dialog in which an entry is kept. */
export function WordList({ words, verbs }: Props) {
  const router = useRouter()
  const [edited, setEdited] = useState<WordEntry | null>(null)
  const [said, setSaid] = useState<WordAnswer | null>(null)
  const [search, setSearch] = useState('')
  const [kind, setKind] = useState('')
  const sought = useDeferredValue(search.trim())
  useKeys({ n: verbs ? () => setEdited(emptyEntry) : undefined })
  const found = words.filter(
    (word) =>
      (kind === '' || word.kind === kind) &&
      (sought === '' || `${word.text}\n${word.replacement}\n${word.note}`.includes(sought)),
  )
  const done = (answer: WordAnswer) => {
    setEdited(null)
    setSaid(answer)
    if (answer.done) router.refresh()
  }
  return (
    <div className="words">
      <div className="bar">
        <h1>词表</h1>
        {verbs ? (
          <button type="button" className="btn primary" onClick={() => setEdited(emptyEntry)}>
            添加词条 <kbd>N</kbd>
          </button>
        ) : null}
      </div>
      <p className="hint">
        写稿时按这里校对：敏感词发布前要再确认一次，易错词和固定提法可以一键改好。
        {verbs ? '' : '词表由主编维护，您可以查看。'}
      </p>
      <Said answer={said} />
      <div className="words-filters">
        <input
          type="search"
          aria-label="查找词条"
          placeholder="查找词、替换或备注"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <select aria-label="类别" value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
          <option value="">全部类别</option>
          {Object.entries(wordKindNames).map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
        <span role="status">{found.length.toLocaleString('en')} 条</span>
        <WordFiles words={found} takeIn={verbs?.takeIn ?? null} onDone={done} />
      </div>
      {words.length === 0 ? (
        <p className="empty">
          词表还是空的。
          {verbs ? '按“添加词条”写第一条，或从 CSV 文件导入。' : '等主编添加了词条，写稿时就按它校对。'}
        </p>
      ) : (
        <WordTable words={found.slice(0, MOST_SHOWN)} onEdit={verbs ? setEdited : null} />
      )}
      {found.length > MOST_SHOWN ? <p className="hint">只列出前 {MOST_SHOWN} 条，其余请用查找。</p> : null}
      {verbs ? (
        <WordDialog entry={edited} verbs={verbs} onClose={() => setEdited(null)} onDone={done} />
      ) : null}
    </div>
  )
}

function Said({ answer }: { answer: WordAnswer | null }) {
  const words = answer ? (answer.done ? answer.message : answer.refusal.message) : ''
  const refused = answer?.done ? (answer.refused ?? []) : []
  return (
    <div role="status" className={answer ? `notice ${answer.done ? 'ok' : 'bad'}` : 'visually-hidden'}>
      {words}
      {refused.length > 0 ? (
        <ul>
          {refused.slice(0, 20).map(({ line, reason }) => (
            <li key={line}>
              第 {line} 行：{reason}
            </li>
          ))}
          {refused.length > 20 ? <li>另有 {refused.length - 20} 行</li> : null}
        </ul>
      ) : null}
    </div>
  )
}

type TableProps = { words: WordRow[]; onEdit: ((word: WordEntry) => void) | null }

function WordTable({ words, onEdit }: TableProps) {
  if (words.length === 0) return <p className="empty">没有找到这样的词条。</p>
  return (
    <table className="table words-table">
      <TableHead columns={['类别', '词', '替换为', '备注', '修改']} />
      <tbody>
        {words.map(({ actor, changedAt, ...word }) => (
          <tr key={word.id}>
            <td>
              <span className={`word-kind ${word.kind}`}>{wordKindNames[word.kind]}</span>
            </td>
            <th scope="row" className="t">
              {onEdit ? (
                <button type="button" className="link" onClick={() => onEdit(word)}>
                  {word.text}
                </button>
              ) : (
                word.text
              )}
            </th>
            <td>{word.replacement || '—'}</td>
            <td>{word.note}</td>
            <td className="words-changed">
              <bdi>{actor}</bdi> {changedAt}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
