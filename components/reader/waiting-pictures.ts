/* Pictures that few readers ask for (codes to scan, the poster, WeChat's) stand in a <noscript>: a browser that does not know
 * lazy loading would get them with every article. */

/** Puts them into the page where the browser loads lazily; elsewhere when their sheet is opened, and the code on paper for paper. */
export function offerPictures(): void {
  if ('loading' in HTMLImageElement.prototype) {
    showPictures(document)
    return
  }
  // Of a <details>, whose events do not bubble: its sheet stands after it.
  document.addEventListener(
    'toggle',
    (event) => {
      const sheet = event.target instanceof Element ? event.target.nextElementSibling : null
      if (sheet) showPictures(sheet)
    },
    true,
  )
  const paper = document.querySelector('.printed')
  // Safari before 14 knows this way alone.
  if (paper) matchMedia('print').addListener(() => showPictures(paper))
}

/** Puts the pictures that wait inside an element into the page. */
export function showPictures(within: ParentNode): void {
  for (const one of Array.from(within.querySelectorAll('noscript.waiting')))
    one.outerHTML = one.textContent ?? ''
}
