import { type Credit, creditsOf } from '#lib/articles/credits.ts'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { tagNames } from '#lib/articles/tag-names.ts'
import { fallbackOf } from '#lib/media/picture-sources.ts'
import { articlePath, authorPath, sourcePath } from '#lib/reader-paths.ts'
import { isWebAddress } from '#lib/text/web-address.ts'
import { shanghaiTimestamp } from '#lib/time.ts'
import { cardPicture } from './card-picture.ts'
import type { Site } from './site.ts'
import { publisherOf } from './structured-data-site.ts'

type Described = { site: Site; article: PublishedArticle; description: string }

/** The article as schema.org's NewsArticle. A text without a named author is ascribed to its source, else to the site. */
export function newsArticle({ site, article, description }: Described): object {
  const { id, title, originalTitle, author, photographer, source, city, column, tags } = article
  const { publishedAt, amendedAt, corrections, views } = article
  const url = site.url + articlePath(id)
  const authors = creditsOf(author, photographer).map((credit) => creatorOf(site, credit))
  const keywords = tagNames(tags)
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: url,
    url,
    headline: title,
    ...(originalTitle ? { alternativeHeadline: originalTitle } : {}),
    description,
    image: imagesOf(site, article),
    inLanguage: 'zh-Hans',
    isAccessibleForFree: true,
    articleSection: column ? [city.name, column.name] : city.name,
    ...(keywords.length > 0 ? { keywords } : {}),
    datePublished: shanghaiTimestamp(publishedAt),
    dateModified: shanghaiTimestamp(amendedAt ?? publishedAt),
    author: authors.length > 0 ? authors : publishingHouse(site, source),
    publisher: publisherOf(site),
    ...(source ? { creditText: source.name } : {}),
    ...(source?.url && isWebAddress(source.url) ? { isBasedOn: source.url } : {}),
    ...(corrections.length > 0 ? { correction: corrections.map(correctionComment) } : {}),
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/ReadAction',
      userInteractionCount: views,
    },
  }
}

/** As wide as search engines want a picture. */
const WIDTH = 1_200

/** The article's own picture as it was taken, where it has one; then those drawn for it, nearly 16 to 9 and square. */
function imagesOf(site: Site, article: PublishedArticle): string[] {
  const file = article.picture && fallbackOf(article.picture, WIDTH)
  const drawn = (['card', 'square'] as const).map((shape) => cardPicture(site, article, shape).url)
  return [...(file ? [site.url + file.address] : []), ...drawn]
}

/** Who stands for a text that names nobody: its source with the list of its articles here, else the site. */
function publishingHouse(site: Site, source: PublishedArticle['source']): object {
  const [name, path] = source ? [source.name, sourcePath(source.name)] : [site.name, '/']
  return { '@type': 'Organization', name, url: site.url + path }
}

/** A person, or an office that signs for its people, with what it did and the list of its articles here. */
function creatorOf(site: Site, { name, roles, isOrganisation }: Credit): object {
  return {
    '@type': isOrganisation ? 'Organization' : 'Person',
    name,
    url: site.url + authorPath(name),
    ...(roles.length > 0 && !isOrganisation ? { jobTitle: roles.join('、') } : {}),
  }
}

function correctionComment({ at, note }: PublishedArticle['corrections'][number]) {
  return { '@type': 'CorrectionComment', datePublished: shanghaiTimestamp(at), text: note }
}
