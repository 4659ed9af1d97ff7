import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { isWebAddress } from '#lib/text/web-address.ts'
import { shanghaiTimestamp } from '#lib/time.ts'
import type { Site } from './site.ts'

type Described = { site: Site; article: PublishedArticle; description: string; image: string }

/** The article as schema.org's NewsArticle. A text without a named author is ascribed to its source, else to the site. */
export function newsArticle({ site, article, description, image }: Described): object {
  const { id, title, originalTitle, author, source, city, column, publishedAt, amendedAt, corrections } =
    article
  const url = `${site.url}/articles/${id}`
  const authors = authorsOf(author ?? '')
  const publisher = { '@type': 'NewsMediaOrganization', name: site.name, url: `${site.url}/` }
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: url,
    url,
    headline: title,
    ...(originalTitle ? { alternativeHeadline: originalTitle } : {}),
    description,
    image: [image],
    inLanguage: 'zh-Hans',
    articleSection: column ? [city.name, column.name] : city.name,
    datePublished: shanghaiTimestamp(publishedAt),
    dateModified: shanghaiTimestamp(amendedAt ?? publishedAt),
    author: authors.length > 0 ? authors : { '@type': 'Organization', name: source?.name ?? site.name },
    publisher,
    ...(source?.url && isWebAddress(source.url) ? { isBasedOn: source.url } : {}),
    ...(corrections.length > 0 ? { correction: corrections.map(correctionComment) } : {}),
  }
}

/** Each of the names in one line, in whichever way they are set apart. */
function authorsOf(line: string) {
  const names = line.split(/[\u3001,\uff0c;\uff1b]/).map((name) => name.trim())
  return names.filter((name) => name !== '').map((name) => ({ '@type': 'Person', name }))
}

function correctionComment({ at, note }: PublishedArticle['corrections'][number]) {
  return { '@type': 'CorrectionComment', datePublished: shanghaiTimestamp(at), text: note }
}
