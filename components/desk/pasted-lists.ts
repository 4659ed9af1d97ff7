/**
 * Word writes a list as paragraphs that look like one, their bullets and numbers as text: neighbouring ones become a
 * real list, without the signs. Styles stand in `data-style` here.
 */
export function listParagraphs(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll('p')) {
    if (!isListItem(paragraph)) continue
    const marker = takeMarker(paragraph)
    const item = paragraph.ownerDocument.createElement('li')
    item.append(...paragraph.childNodes)
    const before = paragraph.previousElementSibling
    const name = /\d|[a-z]\./i.test(marker) ? 'ol' : 'ul'
    const list =
      before instanceof HTMLElement && before.dataset.made === name
        ? before
        : paragraph.ownerDocument.createElement(name)
    list.dataset.made = name
    list.append(item)
    if (list === before) paragraph.remove()
    else paragraph.replaceWith(list)
  }
}

const styleOf = (element: Element) => element.getAttribute('data-style') ?? ''

function isListItem(paragraph: Element): boolean {
  return /mso-list:(?!\s*none)/i.test(styleOf(paragraph)) || /^MsoListParagraph/.test(paragraph.className)
}

/** Removes the sign before an item and answers it. */
function takeMarker(paragraph: Element): string {
  const signs = [...paragraph.querySelectorAll('*')].filter((element) =>
    /mso-list:\s*ignore/i.test(styleOf(element)),
  )
  const marker = signs.map((sign) => sign.textContent ?? '').join('')
  for (const sign of signs) sign.remove()
  return marker.trim()
}
