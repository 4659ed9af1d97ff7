/** Scrolls the rows of ways so that where the reader is stands in sight; their order is the same on every page. */
export function showSection(): void {
  for (const here of Array.from(document.querySelectorAll<HTMLElement>('.masthead nav [aria-current]'))) {
    const row = here.parentElement
    if (row) row.scrollLeft = here.offsetLeft - row.clientWidth / 2
  }
}
