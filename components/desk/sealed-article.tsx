import type { ReactNode } from 'react'
import { renderBody } from '#components/reader/render-body.ts'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { states } from '#lib/articles/status.ts'
import { removalWording, takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { caseNumber } from '#lib/case-number.ts'
import type { MediaById } from '#lib/media/media-types.ts'
import { articlePath } from '#lib/reader-paths.ts'
import type { DecisionVerb } from './article-content.ts'
import { FlashMessage } from './flash-message.tsx'
import { SealedPreview } from './form-preview.tsx'
import { formatTime } from './format-time.ts'
import { RestoreButton } from './restore-dialog.tsx'
import { StatusMark } from './status-mark.tsx'

type Props = {
  /** What was done just before this page was opened. */
  flash: string
  article: DeskArticle
  /** The files that its body shows. */
  media: MediaById
  takedown: NonNullable<DeskArticle['takedown']>
  /** Absent when the editor's role may not restore. */
  restore?: DecisionVerb | undefined
  children: ReactNode
}

/** A suspended or taken-down article: the facts of the removal, the sealed text, and the way back. */
export function SealedArticle(props: Props) {
  const { flash, article, media, takedown, children } = props
  const { status } = article
  const { name } = takeDownReasons[takedown.reason]
  // What a case decided on is restored by that case.
  const restore = takedown.caseId === null ? props.restore : undefined
  return (
    <>
      <div className="bar bar-sticky">
        <h1>
          {states[status].name}的文章
          <small>
            第 {article.version} 版
            <StatusMark status={status} label={`${states[status].name} ${takedown.status}`} />
          </small>
        </h1>
        <a className="btn" href={articlePath(article.id)} target="_blank" rel="noreferrer">
          读者页面
        </a>
        {props.restore ? <SealedPreview id={article.id} /> : null}
        {restore ? <RestoreButton id={article.id} version={article.version} restore={restore} /> : null}
      </div>
      {flash ? <FlashMessage>{flash}</FlashMessage> : null}
      <div className="case">
        <div>
          <div className="clock">
            <span>状态码</span>
            <b>{takedown.status}</b>
          </div>
          <section className="card" aria-label={`${states[status].name}记录`}>
            <dl>
              <dt>原因</dt>
              <dd>{name}</dd>
              <dt>情况说明</dt>
              <dd>{takedown.note}</dd>
              {takedown.caseId === null ? null : <CaseLink id={takedown.caseId} />}
              <dt>经办人</dt>
              <dd>{takedown.byName}</dd>
              <dt>时间</dt>
              <dd>{formatTime(takedown.at)}</dd>
              <dt>读者看到</dt>
              <dd>{removalWording(takedown)}</dd>
            </dl>
            {restore ? null : <p className="hint">{whoRestores(takedown.caseId)}</p>}
            {article.workingCopy ? (
              <p className="hint">
                另有一份修改稿（<bdi>{article.workingCopy.savedByName}</bdi>，
                {formatTime(article.workingCopy.savedAt)}
                保存），恢复后可以接着写。
              </p>
            ) : null}
          </section>
          <div className="side">{children}</div>
        </div>
        <article className="sheet sealed">
          <p className="sheet-note">已封存原文，只供编辑部查阅，不能修改</p>
          <h2 className="sheet-title">{article.title}</h2>
          {article.summary ? <p className="sheet-summary">{article.summary}</p> : null}
          <div className="prose">{renderBody(article.body, { place: 'desk', media })}</div>
        </article>
      </div>
    </>
  )
}

function CaseLink({ id }: { id: number }) {
  return (
    <>
      <dt>案件</dt>
      <dd>
        <a href={`/admin/cases/${id}`}>{caseNumber(id)}</a>
      </dd>
    </>
  )
}

function whoRestores(caseId: number | null): string {
  return caseId === null
    ? '恢复须由主编或管理员进行。'
    : `这篇文章是在案件 ${caseNumber(caseId)} 中撤下的，要恢复请到该案件里办理。`
}
