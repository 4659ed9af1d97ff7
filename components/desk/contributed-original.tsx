import { contributionNumber } from '#lib/contributions/contribution-number.ts'
import type { OriginalText } from '#lib/contributions/original-of-article.ts'
import { bodyLines } from './body-lines.ts'
import { OriginalChanges } from './original-changes.tsx'

type Props = { original: OriginalText; article: Pick<OriginalText, 'title' | 'body'> }

/** What the contributor sent, beside the article that was made of it, and what was changed of it so far. */
export function ContributedOriginal({ original, article }: Props) {
  const { contributionId, title, penName, body } = original
  return (
    <section className="contributed">
      <h2>投稿原稿</h2>
      <p>
        <a href={`/admin/contributions/${contributionId}`}>投稿 {contributionNumber(contributionId)}</a>，
        <bdi>{penName}</bdi>
      </p>
      <details>
        <summary>原稿全文</summary>
        <h3>{title}</h3>
        {bodyLines(body).map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text that never changes
          <p key={at}>{line}</p>
        ))}
      </details>
      <OriginalChanges original={original} edited={article} />
    </section>
  )
}
