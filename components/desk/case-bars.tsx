import { caseNumber } from '#lib/case-number.ts'
import { barLikenesses } from '#lib/cases/bar-likeness.ts'
import type { BarFlag, MadeBar } from '#lib/cases/desk-bars.ts'
import { formatTime } from './format-time.ts'

/** That the claimant may be one who is barred from this notice (条例 §17): by what, and by which case; never who he is. */
export function CaseBarFlags({ flags }: { flags: readonly BarFlag[] }) {
  if (flags.length === 0) return null
  const isFull = flags.some(({ likeness }) => likeness === 'full')
  return (
    <section className="notice warn" aria-label="再次通知的限制">
      {flags.map(({ madeBy, likeness, articles }) => (
        <p key={`${madeBy} ${likeness}`}>
          <b>
            {likeness === 'full' ? '是' : '可能是'}已依条例第十七条恢复的同一投诉人：案件{' '}
            <a className="case-number" href={`/admin/cases/${madeBy}`}>
              {caseNumber(madeBy)}
            </a>
          </b>
          （{barLikenesses[likeness]}）。涉及{articles.map(workOf).join('、')}。
        </p>
      ))}
      <p>
        {isFull
          ? '同一投诉人不得就同一作品再次通知。有理由再次办理的，须先在该案件解除限制。'
          : '联系方式和姓名任何人都可以填写，请核对后决定：能够认定是同一人的，以“已依反通知恢复，不得再次通知”驳回；不能认定的，照常办理。'}
      </p>
    </section>
  )
}

function workOf({ articleId, restored }: BarFlag['articles'][number]): string {
  return articleId === restored
    ? `文章 ${articleId}`
    : `文章 ${articleId}（与已恢复的文章 ${restored} 文字相同）`
}

type MadeProps = { caseId: number; made: readonly MadeBar[]; now: Date }

/** Whom a case has barred from which works, and what was lifted. */
export function CaseBarsMade({ caseId, made, now }: MadeProps) {
  if (made.length === 0) return null
  return (
    <section className="card" aria-label="不得再次通知的作品">
      <h2>不得再次通知的作品</h2>
      <p className="hint">
        依照《信息网络传播权保护条例》第十七条，下列投诉人不得就同一作品再次通知本站删除；只以加密的摘要识别，身份到期删除后仍然有效。
      </p>
      <ul className="case-others">
        {made.map(({ id, articleId, title, claimantCaseId, at, liftedAt }) => (
          <li key={id}>
            <a href={`/admin/articles/${articleId}`}>
              <bdi>{title || `文章 ${articleId}`}</bdi>
            </a>
            <small>
              {claimantOf(caseId, claimantCaseId)} ·{' '}
              {liftedAt ? `${formatTime(liftedAt, now)} 已解除` : `${formatTime(at, now)} 起`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whose it is, in words. */
export function claimantOf(caseId: number, claimantCaseId: number): string {
  return claimantCaseId === caseId ? '本案投诉人' : `并入的 ${caseNumber(claimantCaseId)} 的投诉人`
}
