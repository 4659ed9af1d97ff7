import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { shortCode } from '#lib/share/urls.ts'
import { chineseDate, shanghaiDate } from '#lib/time.ts'
import type { Site } from './site.ts'
import { WaitingPicture } from './waiting-picture.tsx'

/** On paper alone, below the text: where it stood, and the way there for a telephone. */
export function Cutting({ site, article }: { site: Site; article: PublishedArticle }) {
  const { id, source, publishedAt, shareCodes } = article
  const code = shortCode('print', shareCodes)
  return (
    <div className="printed">
      {code && <WaitingPicture src={`/s/${code}/qr.svg`} alt="本文的二维码" width="83" height="83" />}
      <p>
        {site.name}，<time dateTime={shanghaiDate(publishedAt)}>{chineseDate(publishedAt)}</time>
        {source && (
          <>
            {'，来源：'}
            <bdi>{source.name}</bdi>
          </>
        )}
        <br />
        {site.url + articlePath(id)}
      </p>
    </div>
  )
}
