'use client'

import { useMemo, useRef, useState } from 'react'
import { contentFields as fields } from '#lib/articles/fields.ts'
import { type ArticleStatus, isPublic, isRemoved, isUnderReview, states } from '#lib/articles/status.ts'
import { type ArticleContent, type CityChoice, isSameField, type Latest } from './article-content.ts'
import { Changes } from './change-view.tsx'
import { type Choice, mergeContent } from './merge-content.ts'
import { MergeQuestions } from './merge-questions.tsx'
import { OwnText } from './own-text.tsx'

type Props = {
  latest: Latest
  base: ArticleContent
  mine: ArticleContent
  note: string
  cities: readonly CityChoice[]
  onMerge: (choices: Readonly<Record<string, Choice>>) => void
  onTakeTheirs: () => void
  /** The way on where there is nothing left to be merged with. */
  onRemoved: () => void
}

const KEPT = '您的文字可以复制，也都留着，'

/** Why nothing can be merged with an article that is no draft and not published, and the way on; null where it can. */
function lockOf(status: ArticleStatus): { sentence: string; wayOn: string } | null {
  if (status === 'deleted')
    return { sentence: '草稿已删除。您的文字都在，可以另存为新文章。', wayOn: '另存为新文章' }
  if (isUnderReview(status))
    return { sentence: `文章已送审，不能再修改。${KEPT}退回后可以接着写。`, wayOn: '查看审稿记录' }
  if (!isRemoved(status)) return null
  const removed = status === 'suspended' ? '已暂停展示' : '已下架'
  return { sentence: `文章${removed}，不能再修改。${KEPT}恢复后可以接着写。`, wayOn: '查看下架记录' }
}

/** What somebody else changed meanwhile, against what the editor began with, and the two ways on. */
export function ConflictPanel(props: Props) {
  const { latest, base, mine, note, cities, onRemoved } = props
  const locked = lockOf(latest.status)
  const changed = fields.filter((field) => !isSameField(field, base, latest.content))
  const differing = fields.filter((field) => !isSameField(field, latest.content, mine))
  return (
    <section className="conflict" aria-labelledby="conflict-title">
      <h2 id="conflict-title">
        <bdi>{latest.changedBy}</bdi> {latest.changedAt} 改动了这篇文章（第 {latest.version} 版，
        {states[latest.status].name}）
      </h2>
      <p>您的文字还在下面的表单里，没有提交。</p>
      {changed.length === 0 ? <p>文字没有改动，变的是状态或版本。</p> : null}
      <Changes
        fields={changed}
        from={base}
        to={latest.content}
        cities={cities}
        remark={(field) => (isSameField(field, base, mine) ? '' : '您也改了这一栏')}
      />
      {differing.length > 0 ? (
        <details>
          <summary>您的版本与对方版本的差别</summary>
          <Changes fields={differing} from={latest.content} to={mine} cities={cities} />
        </details>
      ) : null}
      {locked ? (
        <>
          <p>{locked.sentence}</p>
          <OwnText content={mine} note={note} />
          <div className="notice-acts">
            <button type="button" className="btn" onClick={onRemoved}>
              {locked.wayOn}
            </button>
          </div>
        </>
      ) : (
        <WaysOn {...props} />
      )}
    </section>
  )
}

function WaysOn({ latest, base, mine, cities, onMerge, onTakeTheirs }: Props) {
  const { questions } = useMemo(() => mergeContent(base, latest.content, mine), [base, latest, mine])
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [isMissed, setMissed] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const open = questions.filter(({ id }) => choices[id] === undefined)
  const merge = () => {
    setMissed(open.length > 0)
    if (open.length === 0) onMerge(Object.fromEntries(questions.map(({ id }) => [id, choices[id] ?? 'mine'])))
    else place.current?.querySelector<HTMLElement>('fieldset:not(:has(:checked)) input')?.focus()
  }
  return (
    <div ref={place} className="ways-on">
      <MergeQuestions
        questions={questions}
        choices={choices}
        cities={cities}
        isMissed={isMissed}
        onChoose={(id, choice) => setChoices((before) => ({ ...before, [id]: choice }))}
      />
      <div className="notice-acts">
        <button type="button" className="btn primary" onClick={merge}>
          合并我的改动
        </button>
        <button type="button" className="btn" onClick={onTakeTheirs}>
          载入对方的版本
        </button>
      </div>
      <small>
        “合并我的改动”把您改过的各栏和各段放进最新版，对方的改动都留下
        {isPublic(latest.status) ? '，提交前会再让您核对' : '，并保存草稿'}
        ；“载入对方的版本”换掉表单内容，您的文字留在这台设备上，直到您丢弃。
      </small>
    </div>
  )
}
