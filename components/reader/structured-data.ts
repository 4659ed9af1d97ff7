import { type Credit, creditsOf } from '#lib/articles/credits.ts'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { tagNames } from '#lib/articles/tag-names.ts'
import { articlePath, authorPath } from '#lib/reader-paths.ts'
import { isWebAddress } from '#lib/text/web-address.ts'
import { shanghaiTimestamp } from '#lib/time.ts'
import type { Site } from './site.ts'
import { publisherOf } from './structured-data-site.ts'

type Described = { site: Site; article: PublishedArticle; description: string; images: readonly string[] }

/** The article as schema.org's NewsArticle. A text without a named author is ascribed to its source, else to the site. */
export function newsArticle({ site, article, description, images }: Described): object {
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
    image: images,
    inLanguage: 'zh-Hans',
    isAccessibleForFree: true,
    articleSection: column ? [city.name, column.name] : city.name,
    ...(keywords.length > 0 ? { keywords } : {}),
    datePublished: shanghaiTimestamp(publishedAt),
    dateModified: shanghaiTimestamp(amendedAt ?? publishedAt),
    author: authors.length > 0 ? authors : { '@type': 'Organization', name: source?.name ?? site.name },
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
