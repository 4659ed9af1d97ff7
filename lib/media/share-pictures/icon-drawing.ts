/** Widths of the site's icons in pixels: three for tabs, one for iOS, two for the manifest. */
export const tabSizes = [16, 32, 48] as const
export const pageSizes = [180, 192, 512] as const
export const iconSizes = [...tabSizes, ...pageSizes] as const

export type PageIconSize = (typeof pageSizes)[number]

/** Raised with every change of how icons are drawn. */
export const ICONS_DRAWN_AS = 1

/** What the site's icons show: its sign (site-sign.ts). */
export type IconDrawing = { siteName: string; host: string }
