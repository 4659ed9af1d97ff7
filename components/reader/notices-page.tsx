import { caseNumber } from '#lib/case-number.ts'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import type { NoticeList } from '#lib/cases/case-view.ts'
import { COMPLAINTS, NOTICES, noticePath, noticesPath } from '#lib/reader-paths.ts'
import { CaseHead } from './case-head.tsx'
import { each } from './each.ts'
import { Page } from './reader-page.tsx'
import { Time } from './relative-time.tsx'
import type { Site } from './site.ts'

type Props = { site: Site; list: NoticeList; before: number | undefined }

/** 通知公告: the notices whose contributors could not be reached, newest first (信息网络传播权保护条例 §15). */
export function NoticesPage({ site, list: { notices, olderThan }, before }: Props) {
  return (
    <Page
      site={site}
      title="通知公告"
      description={`${site.name}收到的著作权通知，无法送达投稿人的，在这里公告通知的内容。`}
      canonical={noticesPath(before)}
      head={<CaseHead />}
    >
      <article className="document notices">
        <h1>通知公告</h1>
        <p className="standfirst">
          收到针对投稿的通知以后，本站同时转送投稿人。著作权方面的通知，因投稿人的联系方式不明而无法转送的，依照《信息网络传播权保护条例》第十五条，在这里公告通知的内容，不含双方的身份信息。其他方面的通知不予公告。
        </p>
        {notices.length === 0 ? (
          <p className="empty">现在没有公告。</p>
        ) : (
          <nav aria-label="通知公告">
            <ul className="document-list">
              {each(notices, ({ id, kind, publishedAt, articleIds }) => (
                <li>
                  <a href={noticePath(id)}>{caseNumber(id)}</a>
                  <span>
                    {caseKinds[kind].name}，{aboutWhat(articleIds)}
                  </span>
                  <span className="facts">
                    <Time at={publishedAt} now={site.now} as="day" />
                  </span>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {(olderThan !== null || before !== undefined) && (
          <p className="ways">
            {before !== undefined && <a href={NOTICES}>最新的公告</a>}
            {olderThan !== null && <a href={noticesPath(olderThan)}>更早的公告</a>}
          </p>
        )}
        <p className="about">
          您是投稿人，认为内容不构成侵权的，打开投稿的查询网址就可以看到通知并提交书面说明；没有查询网址的，请通过
          <a href={COMPLAINTS}>侵权投诉与更正</a>
          页列出的方式与本站联系，本站把提交书面说明的链接发给您。
        </p>
      </article>
    </Page>
  )
}

/** The articles by their numbers: their titles are no longer shown. */
export function aboutWhat(ids: readonly number[]): string {
  return ids.length === 0 ? '没有指明文章' : `文章编号 ${ids.join('、')}`
}
