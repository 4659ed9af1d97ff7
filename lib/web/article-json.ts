import { plainText } from '../articles/body/plain-text.ts'
import { fieldsOf, textFields } from '../articles/fields.ts'
import type { ListedArticle, PublishedArticle } from '../articles/published-types.ts'
import { tagNames } from '../articles/tag-names.ts'
import type { MediaFileView, MediaView } from '../media/media-types.ts'
import { fallbackOf } from '../media/picture-sources.ts'
import { articlePath } from '../reader-paths.ts'
import { shanghaiTimestamp } from '../time.ts'

/** An entry of a list in the public JSON, without body. Times are RFC 3339 with Shanghai's offset. */
export function listedJson(siteUrl: string, article: ListedArticle) {
  const { id, title, summary, city, column, origin, source, author, publishedAt, amendedAt, views } = article
  return {
    ...{ id, title, summary, city, column, origin, source, author },
    publishedAt: shanghaiTimestamp(publishedAt),
    amendedAt: amendedAt && shanghaiTimestamp(amendedAt),
    views,
    picture: pictureJson(siteUrl, article.picture),
    url: siteUrl + articlePath(id),
  }
}

/** An article in the public JSON, with its body as plain text and as a document. */
export function articleJson(siteUrl: string, article: PublishedArticle) {
  const { id, city, column, origin, source, policy } = article
  return {
    ...{ id, ...fieldsOf(article, textFields), tags: tagNames(article.tags), city, column, origin, source },
    responsibleEditor: article.responsibleEditor,
    publishedAt: shanghaiTimestamp(article.publishedAt),
    amendedAt: article.amendedAt && shanghaiTimestamp(article.amendedAt),
    collectedAt: article.collectedAt && shanghaiTimestamp(article.collectedAt),
    corrections: article.corrections.map(({ at, note }) => ({ at: shanghaiTimestamp(at), note })),
    policy: policy && { version: policy.version, url: `${siteUrl}/disclaimer/${policy.version}` },
    views: article.views,
    picture: pictureJson(siteUrl, article.picture),
    body: { text: plainText(article.body), document: article.body },
    media: [...article.media.values()].map((one) => mediaJson(siteUrl, one)),
    url: siteUrl + articlePath(id),
  }
}

/** A file that the body shows, by the number that its node names. What has not arrived is null. */
function mediaJson(
  siteUrl: string,
  { id, kind, mime, name, alt, decorative, original, renditions }: MediaView,
) {
  const file = ({ address, format, width, height, bytes }: MediaFileView) => ({
    url: siteUrl + address,
    ...{ format, width, height, bytes },
  })
  return {
    ...{ id, kind, mime, name, alt: decorative ? '' : alt },
    original: original && file(original),
    renditions: renditions.map(file),
  }
}

/** The picture that stands for an article, in the widest format that every program knows; null while there is none. */
function pictureJson(siteUrl: string, picture: MediaView | null) {
  const file = picture && fallbackOf(picture, Number.POSITIVE_INFINITY)
  if (!picture || !file) return null
  const { width, height } = file
  return { url: siteUrl + file.address, width, height, alt: picture.alt, credit: picture.credit }
}
