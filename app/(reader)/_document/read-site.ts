import type { Site } from '#components/reader/site.ts'
import { newestInFrame } from '#lib/articles/newest-in-frame.ts'
import { correctionsInFrame } from '#lib/articles/recent-corrections.ts'
import { placesInFrame } from '#lib/cities/cities.ts'
import { config } from '#lib/config.ts'
import { hotInFrame } from '#lib/hot/read-hot.ts'

type Frame = Pick<Site, 'cities' | 'columns' | 'hot' | 'corrections' | 'newest'>

/** The site's facts in every page's frame: of the configuration, its cities and columns, and the articles that it names. */
export async function readSite(): Promise<Site> {
  const [places, hot, corrections, newest] = await Promise.all([
    placesInFrame(),
    hotInFrame(),
    correctionsInFrame(),
    newestInFrame(),
  ])
  return siteWith({ ...places, hot, corrections, newest })
}

/** The same without what the database knows, during an outage. */
export function siteDuringOutage(): Site {
  return siteWith({ cities: [], columns: [], hot: [], corrections: [], newest: [] })
}

function siteWith(frame: Frame): Site {
  const { siteName, siteUrl, imprint, contactEmail, icpNumber, publicSecurityNumber, wechat } = config()
  const registrations = {
    imprint,
    contactEmail,
    icpNumber,
    publicSecurityNumber,
    hasWechat: wechat !== undefined,
  }
  return { name: siteName, url: siteUrl, now: new Date(), ...frame, ...registrations }
}
