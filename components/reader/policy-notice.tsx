import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { complaintsPath, correctionFormPath, disclaimerPath } from '#lib/reader-paths.ts'

/** The 声明 in the version that the article was published under, and the way to complain or to ask for a correction. */
export function PolicyNotice({ article: { id, policy } }: { article: PublishedArticle }) {
  return (
    <section className="notice" aria-labelledby="notice">
      <h2 id="notice">{policy ? '声明' : '投诉与更正'}</h2>
      {policy && <p>{policy.text}</p>}
      <p className="ways">
        {policy && <a href={disclaimerPath(policy.version)}>免责声明第 {policy.version} 版</a>}
        <a href={complaintsPath(id)}>投诉</a>
        <a href={correctionFormPath(id)}>这里有误</a>
      </p>
    </section>
  )
}
