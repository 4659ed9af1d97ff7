'use client'

import { statusNames } from '#lib/articles/status.ts'
import {
  type ArticleContent,
  type CityChoice,
  type ContentField,
  contentNames,
  contentFields as fields,
  isSameField,
  type Latest,
} from './article-content.ts'
import { bodyLines } from './body-lines.ts'
import { OwnText } from './kept-text.tsx'
import { lineDiff, shortened } from './line-diff.ts'

type Props = {
  latest: Latest
  base: ArticleContent
  mine: ArticleContent
  cities: CityChoice[]
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** What somebody else changed meanwhile, against what the editor began with, and the two ways on. */
export function ConflictPanel({ latest, base, mine, cities, onKeepMine, onTakeTheirs }: Props) {
  const changed = fields.filter((field) => !isSameField(field, base, latest.content))
  const sealed = latest.status === 'taken_down'
  return (
    <section className="conflict" aria-labelledby="conflict-title">
      <h2 id="conflict-title">
        {latest.changedBy} {latest.changedAt} 改动了这篇文章（第 {latest.version} 版，
        {statusNames[latest.status]}）
      </h2>
      <p>您的文字还在下面的表单里，没有提交。</p>
      {changed.length === 0 ? <p>文字没有改动，变的是状态或版本。</p> : null}
      <dl>
        {changed.map((field) => (
          <div key={field}>
            <dt>
              {contentNames[field]}
              {isSameField(field, base, mine) ? null : <small>您也改了这一栏</small>}
            </dt>
            <dd>
              <Change cities={cities} field={field} from={base} to={latest.content} />
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>您的版本与对方版本的差别</summary>
        <dl>
          {fields
            .filter((field) => !isSameField(field, latest.content, mine))
            .map((field) => (
              <div key={field}>
                <dt>{contentNames[field]}</dt>
                <dd>
                  <Change cities={cities} field={field} from={latest.content} to={mine} />
                </dd>
              </div>
            ))}
        </dl>
      </details>
      {sealed ? (
        <>
          <p>文章已下架，不能再修改。您的文字可以复制，也留在了这台设备上。</p>
          <OwnText content={mine} />
        </>
      ) : null}
      <div className="notice-acts">
        {sealed ? null : (
          <button type="button" className="btn" onClick={onKeepMine}>
            以我的改动为准
          </button>
        )}
        <button type="button" className="btn" onClick={onTakeTheirs}>
          {sealed ? '查看下架记录' : '载入对方的版本'}
        </button>
        {sealed ? null : (
          <small>
            前者在最新版上只换您改过的各栏，然后提交；后者替换表单内容，您的文字另外留着，可以复制。
          </small>
        )}
      </div>
    </section>
  )
}

type Changing = { field: ContentField; from: ArticleContent; to: ArticleContent; cities: CityChoice[] }

function Change({ field, from, to, cities }: Changing) {
  const diff = shortened(lineDiff(linesOf(field, from, cities), linesOf(field, to, cities)))
  if (diff.every((line) => line === null || line.kind === 'same')) return <p>只有格式不同</p>
  return (
    <div className="diff">
      {diff.map((line, index) => {
        const key = `${index}`
        if (line === null) return <p key={key}>…</p>
        if (line.kind === 'gone') return <del key={key}>{line.text || '（空行）'}</del>
        return line.kind === 'new' ? (
          <ins key={key}>{line.text || '（空行）'}</ins>
        ) : (
          <p key={key}>{line.text}</p>
        )
      })}
    </div>
  )
}

/** A field's value in lines that a person can compare. */
function linesOf(field: ContentField, content: ArticleContent, cities: CityChoice[]): string[] {
  if (field === 'body') return bodyLines(content.body)
  const value = content[field]
  const places =
    field === 'cityId' ? cities : field === 'columnId' ? cities.flatMap(({ columns }) => columns) : []
  const name = places.find(({ id }) => String(id) === value)?.name ?? value
  return name === '' ? [] : [name]
}
