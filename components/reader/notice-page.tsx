import { caseNumber } from '#lib/case-number.ts'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import type { PublishedNotice } from '#lib/cases/case-view.ts'
import { outcomeWording } from '#lib/cases/outcome-words.ts'
import { articlePath, COMPLAINTS, NOTICES, noticePath } from '#lib/reader-paths.ts'
import { CaseHead } from './case-head.tsx'
import { each } from './each.ts'
import { aboutWhat } from './notices-page.tsx'
import { Page } from './reader-page.tsx'
import { Time } from './relative-time.tsx'
import type { Site } from './site.ts'

/** A notice that was published because its contributor could not be reached, in the words of an editor. */
export function NoticePage({ site, notice }: { site: Site; notice: PublishedNotice }) {
  const { id, kind, publishedAt, outcome, ends, articleIds, text } = notice
  const number = caseNumber(id)
  return (
    <Page
      site={site}
      title={`通知公告 ${number}`}
      description={`关于${aboutWhat(articleIds)}的${caseKinds[kind].name}通知，无法送达投稿人，公告其内容。`}
      canonical={noticePath(id)}
      head={<CaseHead />}
    >
      <article className="document notices">
        <p className="kicker">{caseKinds[kind].name}</p>
        <h1>通知公告 {number}</h1>
        <p className="facts">
          <Time at={publishedAt} now={site.now} as="minute" />
        </p>
        <p className="words">{text}</p>
        {outcome && <p className="said">结果：{outcomeWording(outcome, ends, kind)}。</p>}
        <section aria-labelledby="addresses">
          <h2 id="addresses">涉及的内容</h2>
          <ul className="addresses">
            {each(articleIds, (articleId) => (
              <li>
                <a className="address" href={articlePath(articleId)}>
                  {site.url + articlePath(articleId)}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="answer">
          <h2 id="answer">您是投稿人</h2>
          <p>
            认为不构成侵权的，可以依照《信息网络传播权保护条例》第十六条向本站提交书面说明，写明姓名（名称）、联系方式、地址，要求恢复的作品名称和网址，并附不构成侵权的初步证明材料。持有投稿查询网址的，打开它就可以看到通知并提交；没有的，请通过
            <a href={COMPLAINTS}>侵权投诉与更正</a>页列出的方式与本站联系，并写明编号 {number}。
          </p>
        </section>
        <p className="ways">
          <a href={NOTICES}>全部公告</a>
        </p>
      </article>
    </Page>
  )
}
