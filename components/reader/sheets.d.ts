/** The addresses of the style sheets in components/reader/sheets, which deploy/assets.mjs puts into scripts. */
declare const SHEETS: Readonly<Record<'elder' | 'settings', string>>
