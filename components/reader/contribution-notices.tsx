import { caseNumber } from '#lib/case-number.ts'
import type { ForwardedNotice } from '#lib/cases/forwarded-notices.ts'
import { counterNoticePath } from '#lib/reader-paths.ts'
import { each } from './each.ts'
import { Time } from './relative-time.tsx'

type Props = { notices: readonly ForwardedNotice[]; now: Date }

/** The notices that somebody gave about a contribution, and the way to answer each (条例 §15–16, 民法典 §1195–1196). */
export function ContributionNotices({ notices, now }: Props) {
  if (notices.length === 0) return null
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">针对您投稿的通知</h2>
      {each(notices, ({ caseId, offeredAt, canState, dueAt, text, receipt, result }) => (
        <div className="letter">
          <p className="who">
            {caseNumber(caseId)}，<Time at={offeredAt} now={now} as="minute" />
          </p>
          <p className="words">{text ?? '通知的内容已按保存期限删除。'}</p>
          {result && <p>办理结果：{result}。</p>}
          <p>
            <a href={counterNoticePath(receipt)}>{canState ? '查看通知，提交书面说明' : '查看通知和进展'}</a>
            {dueAt && (
              <>
                ，期限到 <Time at={dueAt} now={now} as="minute" />
              </>
            )}
          </p>
        </div>
      ))}
    </section>
  )
}
