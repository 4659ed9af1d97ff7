/** The addresses of the style sheets in components/reader/sheets, which deploy/assets.mjs puts into scripts. */
declare const SHEETS: Readonly<Record<'elder' | 'lightbox' | 'settings' | 'suggestions', string>>

/** The addresses of the files that the service worker keeps, by the same way. */
declare const ASSETS: readonly string[]
