import { SEARCH } from '../reader-paths.ts'
import { element, emptyElement, XML_HEAD } from './xml.ts'

/** The longest name that the description has room for (OpenSearch 1.1). */
const LONGEST_NAME = 16

/** How browsers search the site (OpenSearch 1.1). */
export function writeOpenSearch(site: { name: string; url: string }): string {
  const parts = [
    element('ShortName', [...site.name].slice(0, LONGEST_NAME).join('')),
    element('Description', `在${site.name}里搜索文章`),
    element('Language', 'zh-CN'),
    element('InputEncoding', 'UTF-8'),
    element('OutputEncoding', 'UTF-8'),
    element('Image', `${site.url}/favicon.ico`, { width: 32, height: 32, type: 'image/x-icon' }),
    emptyElement('Url', {
      type: 'text/html',
      method: 'get',
      template: `${site.url}${SEARCH}?q={searchTerms}`,
    }),
  ]
  const namespace = 'http://a9.com/-/spec/opensearch/1.1/'
  return `${XML_HEAD}<OpenSearchDescription xmlns="${namespace}">${parts.join('')}</OpenSearchDescription>\n`
}
