const schemes = ['light', 'dark'] as const

/** Colours the browser's own frame as the page: by the system, or as the reader chose. */
export function colourFrame(): void {
  const classes = document.documentElement.classList
  const chosen = schemes.find((scheme) => classes.contains(scheme))
  const metas = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')
  schemes.forEach((scheme, at) => {
    const media = chosen ? (chosen === scheme ? 'all' : 'not all') : `(prefers-color-scheme: ${scheme})`
    metas[at]?.setAttribute('media', media)
  })
}
