import { contentFields } from '#lib/articles/fields.ts'
import { states } from '#lib/articles/status.ts'
import type { DeskProposal } from '#lib/cases/desk-proposal.ts'
import { type ArticleContent, type CityChoice, isSameField } from './article-content.ts'
import { LetterPreview, type PreviewAnswer } from './case-letter-preview.tsx'
import { Changes } from './change-view.tsx'
import { formatTime } from './format-time.ts'

/** A proposal with its texts as the form holds them. */
export type ProposalShown = Omit<DeskProposal, 'texts'> & {
  texts: { articleId: number; note: string; before: ArticleContent; after: ArticleContent }[]
}

type Confirmed = { id: number; version: number; approval: number }

type Props = {
  proposal: ProposalShown
  cities: CityChoice[]
  now: Date
  /** What is confirmed, and the case as it is seen. */
  asked: Confirmed
  preview: (asked: Confirmed) => Promise<PreviewAnswer>
}

/** What is confirmed: why it was proposed, what becomes of each article, the new texts, and the letters. */
export function CaseProposal({ proposal, cities, now, asked, preview }: Props) {
  const { action, note, articles, texts, corrections, unchanged, isUnreadable } = proposal
  const waysOf = (id: number) => ({
    isAmended: texts.some(({ articleId }) => articleId === id),
    isUnchanged: unchanged.includes(id),
  })
  return (
    <div className="case-proposal">
      {note ? <p className="case-reason">理由：{note}</p> : null}
      {articles.length > 0 ? (
        <ul aria-label="确认后">
          {articles.map((article) => (
            <li key={article.id}>
              <bdi>{article.title || '无标题'}</bdi>：{effectOn(action, article, waysOf(article.id))}
            </li>
          ))}
        </ul>
      ) : null}
      {isUnreadable ? (
        <p>提议的文字是旧版本写的，已经读不出来，请选“不同意”，再由提出的人重新提出。</p>
      ) : null}
      {corrections.map(({ articleId, note: correction, at }) => (
        <p key={`${articleId} ${at.getTime()}`}>
          已公布的更正说明（{formatTime(at, now)}）：{correction}
        </p>
      ))}
      {texts.map(({ articleId, note: correction, before, after }) => (
        <details key={articleId} className="case-proposed" open>
          <summary>{titleOf(articles, articleId)}的修订</summary>
          <p>更正说明：{correction || '没有写，这样不能结案'}</p>
          <Proposed before={before} after={after} cities={cities} />
        </details>
      ))}
      <LetterPreview asked={asked} preview={preview} />
    </div>
  )
}

function Proposed({
  before,
  after,
  cities,
}: { before: ArticleContent; after: ArticleContent } & Pick<Props, 'cities'>) {
  const changed = contentFields.filter((field) => !isSameField(field, before, after))
  if (changed.length === 0) return <p className="hint">与现在的文字相同。</p>
  return <Changes fields={changed} from={before} to={after} cities={cities} />
}

function titleOf(articles: DeskProposal['articles'], id: number): string {
  const title = articles.find((article) => article.id === id)?.title
  return title ? `《${title}》` : `文章 ${id} `
}

type Article = DeskProposal['articles'][number]

/** What carrying it out does with an article as it stands now (lib/cases/release-articles.ts, remove-articles.ts). */
function effectOn(
  action: DeskProposal['action'],
  article: Article,
  { isAmended, isUnchanged }: { isAmended: boolean; isUnchanged: boolean },
): string {
  const { status, isRemovedByCase, isHeldByOther } = article
  const stays = `保持“${states[status].name}”`
  const isInSight = status === 'suspended' || status === 'published'
  if (action === 'remove') return isInSight ? '删除，读者看到删除的说明（410）' : stays
  const comesBack = status === 'suspended' || (status === 'taken_down' && isRemovedByCase)
  if (!comesBack) return stays
  if (isHeldByOther) return '因另一案件仍不展示'
  if (action === 'follow_counter') return '依投稿人的书面说明立即恢复展示'
  if (isAmended) return '以修订后的文字恢复展示'
  return isUnchanged ? '不作更正，原样恢复展示' : '在原网址恢复展示'
}
