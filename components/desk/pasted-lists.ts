/** Numbers that a list of the sheet does not write: they stay as words. */
const foreign =
  /^[\uff08(]?[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e]+[\uff09)\u3001.\uff0e]|^[\u2460-\u2473]/

/**
 * Word writes a list as paragraphs that look like one, their bullets and numbers as text: neighbouring ones become a
 * real list, without the signs, one within the other by their levels. Styles stand in `data-style` here.
 */
export function listParagraphs(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll('p')) {
    if (!isListItem(paragraph)) continue
    const marker = takeMarker(paragraph)
    if (foreign.test(marker)) paragraph.prepend(marker)
    else placeItem(paragraph, marker)
  }
}

function placeItem(paragraph: HTMLElement, marker: string): void {
  const document = paragraph.ownerDocument
  const item = document.createElement('li')
  item.append(...paragraph.childNodes)
  const name = /\d|^[a-z]+[.)]/i.test(marker) ? 'ol' : 'ul'
  let before = paragraph.previousElementSibling
  let within: Element | null = null
  for (let level = levelOf(paragraph); level > 1 && isMade(before); level -= 1) {
    within = before.lastElementChild
    before = within?.lastElementChild ?? null
  }
  if (isMade(before) && before.localName === name) {
    before.append(item)
    paragraph.remove()
    return
  }
  const list = document.createElement(name)
  list.dataset.made = 'yes'
  const start = Number.parseInt(marker.replace(/^\D+/, ''), 10)
  if (name === 'ol' && start > 1) list.setAttribute('start', String(start))
  list.append(item)
  if (within) {
    within.append(list)
    paragraph.remove()
  } else paragraph.replaceWith(list)
}

const styleOf = (element: Element) => element.getAttribute('data-style') ?? ''

const levelOf = (paragraph: Element) => Number(/level(\d+)/i.exec(styleOf(paragraph))?.[1] ?? 1)

function isMade(element: Element | null): element is HTMLElement {
  return element instanceof HTMLElement && element.dataset.made !== undefined
}

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
