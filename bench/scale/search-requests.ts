import type pg from 'pg'
import type { Portal } from '../portal.ts'
import type { Kind } from './requests.ts'

/** The tenth page of a search in a filled database. */
export type SearchKnown = { later: string }

const FREQUENT = 'q=负责人'
const LATER_PAGE = 10

/** Goes from page to page, as a reader does: only pages give out keys. */
export async function searchesOf(_: pg.Client, portal: Portal): Promise<SearchKnown> {
  let later = encodeURI(`/search?${FREQUENT}`)
  for (let page = 1; page < LATER_PAGE; page++) {
    const answer = await fetch(portal.url + later)
    const [, next] = /href="(\/search\?[^"]*\bolder=[^"]*)"/.exec(await answer.text()) ?? []
    if (next === undefined) throw new Error(`the search for ${FREQUENT} has only ${page} pages`)
    later = next.replaceAll('&amp;', '&')
  }
  return { later }
}

const find = (query: string) => () => [encodeURI(`/search?${query}`)]

/** Searches of readers, by how many articles hold the words. */
export const searchKinds: Kind<SearchKnown>[] = [
  { name: 'a rare word', pathsIn: find('q=鸬鹚') },
  { name: 'a word in a twelfth of the titles', pathsIn: find('q=防汛') },
  { name: 'a word in half of all texts', pathsIn: find(FREQUENT) },
  { name: 'the same, the tenth page', pathsIn: ({ later }) => [later] },
  { name: 'the same, of one year', pathsIn: find(`${FREQUENT}&from=2012-01-01&to=2012-12-31`) },
  { name: 'a phrase', pathsIn: find('q=“综合文化服务中心”') },
  { name: 'two words', pathsIn: find('q=大良+植树') },
  { name: 'two words in a city', pathsIn: find('q=大良+植树&city=fill-1') },
  { name: 'a word in a column', pathsIn: find('q=防汛&column=fill-2') },
  { name: 'a word of a source', pathsIn: find('q=防汛&source=来源7') },
  { name: 'a source, no word', pathsIn: find('source=来源7') },
  { name: 'a word of long ago', pathsIn: find('q=亚运会') },
  { name: 'one character', pathsIn: find('q=镇') },
  { name: 'a word of none', pathsIn: find('q=麒麟') },
  { name: 'suggestions', pathsIn: () => [encodeURI('/search/suggestions?q=大良消防')] },
]
