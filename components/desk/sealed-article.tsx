import type { ReactNode } from 'react'
import { renderBody } from '#components/reader/render-body.ts'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
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

/** A taken-down article: the facts of the removal, the sealed text, and the way back. */
export function SealedArticle({ flash, article, media, takedown, restore, children }: Props) {
  const { name, publicWording } = takeDownReasons[takedown.reason]
  return (
    <>
      <div className="bar bar-sticky">
        <h1>
          已下架的文章
          <small>
            第 {article.version} 版
            <StatusMark status="taken_down" label={`已下架 ${takedown.status}`} />
          </small>
        </h1>
        <a className="btn" href={articlePath(article.id)} target="_blank" rel="noreferrer">
          读者页面
        </a>
        {restore ? <SealedPreview id={article.id} /> : null}
        {restore ? <RestoreButton id={article.id} version={article.version} restore={restore} /> : null}
      </div>
      {flash ? <FlashMessage>{flash}</FlashMessage> : null}
      <div className="case">
        <div>
          <div className="clock">
            <span>状态码</span>
            <b>{takedown.status}</b>
          </div>
          <section className="card" aria-label="下架记录">
            <dl>
              <dt>原因</dt>
              <dd>{name}</dd>
              <dt>情况说明</dt>
              <dd>{takedown.note}</dd>
              <dt>下架人</dt>
              <dd>{takedown.byName}</dd>
              <dt>时间</dt>
              <dd>{formatTime(takedown.at)}</dd>
              <dt>读者看到</dt>
              <dd>{publicWording}</dd>
            </dl>
            {restore ? null : <p className="hint">恢复须由主编或管理员进行。</p>}
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
