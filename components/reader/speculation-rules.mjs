import { nonPagePatterns } from '../../lib/non-page-paths.mjs'

const LEADS_ELSEWHERE = '[rel~=external], [rel~=nofollow], [data-script], [data-module], [target]'

/** Which links browsers may follow before the reader does (Speculation Rules): those to pages, when he is about to. */
export const speculationRules = {
  prerender: [
    {
      source: 'document',
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: nonPagePatterns() } },
          { not: { selector_matches: LEADS_ELSEWHERE } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
}
