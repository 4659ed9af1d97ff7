import { createHash } from 'node:crypto'
import { ICONS_DRAWN_AS, type PageIconSize } from '../media/share-pictures/icon-drawing.ts'
import { DRAWN_AS } from '../media/share-pictures/share-drawing.ts'

/** What an address depends on. */
type Named = { name: string; url: string }

/** The address of the site's icon of this width. It changes whenever the icon does, so that browsers may keep what it names. */
export const iconPath = (site: Named, size: PageIconSize) =>
  `/icons/${size}.${digestOf(site, ICONS_DRAWN_AS)}.png`

/** The address of the site's own picture for cards. Networks keep what they fetched by its address. */
export const siteCardPath = (site: Named) => `/share.jpg?v=${digestOf(site, DRAWN_AS)}`

function digestOf({ name, url }: Named, version: number): string {
  const shown = JSON.stringify([version, name, new URL(url).host])
  return createHash('sha256').update(shown).digest('hex').slice(0, 10)
}
