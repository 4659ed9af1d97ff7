import type { ReactNode } from 'react'
import { renderBody } from '#components/reader/render-body.ts'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import type { DeskReview } from '#lib/articles/review/desk-review.ts'
import { states } from '#lib/articles/status.ts'
import type { MediaById } from '#lib/media/media-types.ts'
import type { DecisionVerb } from './article-content.ts'
import { FlashMessage } from './flash-message.tsx'
import { SealedPreview } from './form-preview.tsx'
import { formatTime } from './format-time.ts'
import { ReviewDecision } from './review-decision.tsx'
import { StatusMark } from './status-mark.tsx'

type ReviewVerbs = Record<
  'approve' | 'returnToDraft' | 'recall' | 'publish' | 'schedule' | 'unschedule',
  DecisionVerb
>

type Props = {
  /** What was done just before this page was opened. */
  flash: string
  article: DeskArticle
  media: MediaById
  review: DeskReview
  verbs: ReviewVerbs
  children: ReactNode
}

/** A text that is under review, or reviewed: as it will be published, what was decided on it, and the ways on. */
export function ReviewArticle({ flash, article, media, review, verbs, children }: Props) {
  const { status, version } = article
  return (
    <>
      <div className="bar bar-sticky">
        <h1>
          {states[status].name}的稿件
          <small>
            第 {version} 版
            <StatusMark status={status} />
          </small>
        </h1>
        <SealedPreview id={article.id} />
        <Decisions article={article} review={review} verbs={verbs} />
      </div>
      {flash ? <FlashMessage>{flash}</FlashMessage> : null}
      <div className="case">
        <div>
          <ReviewFacts review={review} />
          <div className="side">{children}</div>
        </div>
        <article className="sheet sealed">
          <p className="sheet-note">送审的稿件不能修改；要改，请退回或撤回送审</p>
          <h2 className="sheet-title">{article.title}</h2>
          {article.summary ? <p className="sheet-summary">{article.summary}</p> : null}
          <div className="prose">{renderBody(article.body, { place: 'desk', media })}</div>
        </article>
      </div>
    </>
  )
}

const NOTE = '说明（只供编辑部查阅，可不填）'
const SOURCE_NOTE = '来源不在名单内时的发布理由（没有则不填）'

function Decisions({ article, review, verbs }: Pick<Props, 'article' | 'review' | 'verbs'>) {
  const { id, version, status } = article
  const on = { article: { id, version } }
  const back = (
    <ReviewDecision
      {...on}
      verb={verbs.returnToDraft}
      label="退回"
      subject="稿件回到草稿，由作者修改后再送审。"
      noteLabel="要改什么"
      done="returned"
    />
  )
  if (status === 'in_review')
    return (
      <>
        <ReviewDecision
          {...on}
          verb={verbs.recall}
          label="撤回送审"
          subject="稿件回到草稿，可以接着写。"
          noteLabel={NOTE}
          done="recalled"
        />
        {back}
        {review.whyNot === '' ? (
          <ReviewDecision
            {...on}
            isPrimary
            verb={verbs.approve}
            label={`通过${review.stage ?? '审稿'}`}
            subject="稿件照现在的文字通过。"
            noteLabel={NOTE}
            done="approved"
          />
        ) : null}
      </>
    )
  return (
    <>
      {back}
      {status === 'scheduled' ? (
        <ReviewDecision
          {...on}
          verb={verbs.unschedule}
          label="取消定时"
          subject="稿件仍是审过的，等待发布。"
          noteLabel={NOTE}
          done="unscheduled"
        />
      ) : (
        <ReviewDecision
          {...on}
          hasTime
          verb={verbs.schedule}
          label="定时发布"
          subject="到时由系统发布，您是责任编辑。"
          noteLabel={SOURCE_NOTE}
          done="scheduled"
        />
      )}
      <ReviewDecision
        {...on}
        isPrimary
        verb={verbs.publish}
        label="发布"
        subject="读者马上可以看到。"
        noteLabel={SOURCE_NOTE}
        done="published"
      />
    </>
  )
}

function ReviewFacts({ review: { submitted, approvals, stage, whyNot, schedule } }: { review: DeskReview }) {
  return (
    <section className="card" aria-label="审稿记录">
      <dl>
        {submitted ? <Step name="送审" {...submitted} /> : null}
        {approvals.map((one) => (
          <Step key={one.stage} name={`${one.stage}通过`} {...one} />
        ))}
        {stage ? (
          <>
            <dt>等待</dt>
            <dd>{stage}</dd>
          </>
        ) : null}
        {schedule ? (
          <>
            <dt>定时发布</dt>
            <dd>
              {formatTime(schedule.at)}（<bdi>{schedule.by}</bdi>）
            </dd>
          </>
        ) : null}
      </dl>
      {stage && whyNot ? <p className="hint">{whyNot}</p> : null}
    </section>
  )
}

function Step({ name, by, at, note }: { name: string; by: string; at: Date; note: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{by}</bdi> · {formatTime(at)}
        {note ? `：${note}` : ''}
      </dd>
    </>
  )
}
