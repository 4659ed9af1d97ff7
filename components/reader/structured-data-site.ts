import { SEARCH } from '#lib/reader-paths.ts'
import { iconPath } from '#lib/share/icon-path.ts'
import type { Site } from './site.ts'

/** The site's mark, square. */
const LOGO_PIXELS = 512

/** Who publishes, with its mark. */
export function publisherOf({ name, url }: Pick<Site, 'name' | 'url'>): object {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${url}/#publisher`,
    name,
    url: `${url}/`,
    logo: {
      '@type': 'ImageObject',
      url: url + iconPath({ name, url }, LOGO_PIXELS),
      width: LOGO_PIXELS,
      height: LOGO_PIXELS,
    },
  }
}

/** The site itself and its publisher, as the front page says them. */
export function siteGraph(site: Site): object {
  const { name, url, contactEmail, imprint } = site
  const { operator, since, phone, address } = imprint
  const publisher = {
    ...publisherOf(site),
    ...(operator ? { legalName: operator } : {}),
    ...(since ? { foundingDate: String(since) } : {}),
    ...(contactEmail ? { email: contactEmail } : {}),
    ...(phone ? { telephone: phone } : {}),
    ...(address ? { address } : {}),
    correctionsPolicy: `${url}/policies/corrections`,
    publishingPrinciples: `${url}/disclaimer`,
  }
  const website = {
    '@type': 'WebSite',
    '@id': `${url}/#website`,
    name,
    url: `${url}/`,
    inLanguage: 'zh-Hans',
    publisher: { '@id': `${url}/#publisher` },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${url}${SEARCH}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
  return { '@context': 'https://schema.org', '@graph': [website, publisher] }
}
