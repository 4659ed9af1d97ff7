import { element } from '../element.ts'
import { loadSheet } from '../load-sheet.ts'

/* The large view of an article's pictures: opened by a tap, turned by keys, buttons and swipes, closed by Escape. */

const SWIPE_PX = 40

const ready = new Promise<void>((resolve) => loadSheet(SHEETS.lightbox, resolve))

const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('a.zoom'))
let at = 0

const image = element('img', { alt: '' })
const stage = element('div', { class: 'stage' }, image)
const count = element('span', { 'aria-live': 'polite' })
const previous = button('上一张', () => show(at - 1))
const next = button('下一张', () => show(at + 1))
const close = button('关闭', leave)
const caption = element('p', { class: 'caption' })
const box = element(
  'div',
  { class: 'lightbox', role: 'dialog', 'aria-modal': 'true', 'aria-label': '看大图' },
  element('div', { class: 'bar' }, count, previous, next, close),
  stage,
  caption,
)

function button(words: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, words)
  made.addEventListener('click', press)
  return made
}

/** The widest file that this browser knows the format of, else the one that the link leads to. */
function largest(link: HTMLAnchorElement): string {
  const shown = link.querySelector('img')?.currentSrc ?? ''
  const sources = Array.from(link.querySelectorAll('source')).map((source) => source.srcset)
  const candidates = sources.find((srcset) => shown && srcset.includes(new URL(shown).pathname)) ?? ''
  return candidates.split(',').pop()?.trim().split(' ')[0] || link.href
}

function show(place: number): void {
  const link = links[place]
  if (!link) return
  at = place
  image.src = largest(link)
  image.alt = link.querySelector('img')?.alt ?? ''
  count.textContent = `${at + 1} / ${links.length}`
  caption.textContent = link.closest('figure')?.querySelector('figcaption')?.textContent ?? ''
  caption.hidden = !caption.textContent
  // A button that cannot be pressed keeps the focus, and with it the keys.
  previous.setAttribute('aria-disabled', String(at === 0))
  next.setAttribute('aria-disabled', String(at === links.length - 1))
}

function enter(place: number): void {
  previous.hidden = next.hidden = count.hidden = links.length < 2
  document.documentElement.style.overflow = 'hidden'
  document.body.appendChild(box)
  show(place)
  close.focus()
}

function leave(): void {
  document.documentElement.style.overflow = ''
  box.remove()
  links[at]?.focus()
}

/** The focus stays among the buttons; nothing below is reached while the picture is large. */
function turnFocus(event: KeyboardEvent): void {
  const buttons = [previous, next, close].filter((one) => !one.hidden)
  const here = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const step = event.shiftKey ? buttons.length - 1 : 1
  event.preventDefault()
  buttons[(Math.max(here, 0) + step) % buttons.length]?.focus()
}

box.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') leave()
  else if (event.key === 'ArrowLeft') show(at - 1)
  else if (event.key === 'ArrowRight') show(at + 1)
  else if (event.key === 'Tab') turnFocus(event)
})

// Unknown to browsers of before 2019, which say a smaller window instead.
const viewport = window.visualViewport as VisualViewport | null | undefined

/** Whether the page is zoomed: a finger then moves the picture, and turns none. */
function isZoomed(): boolean {
  const scale = viewport ? viewport.scale : document.documentElement.clientWidth / innerWidth
  return scale > 1.01
}

let startX = 0
stage.addEventListener('touchstart', (event) => {
  const mayTurn = event.touches.length === 1 && !isZoomed()
  startX = mayTurn ? (event.touches[0]?.clientX ?? 0) : Number.NaN
})
stage.addEventListener('touchend', (event) => {
  const moved = (event.changedTouches[0]?.clientX ?? 0) - startX
  if (Math.abs(moved) > SWIPE_PX) show(at + (moved < 0 ? 1 : -1))
})
viewport?.addEventListener('resize', () => stage.classList.toggle('zoomed', isZoomed()))
stage.addEventListener('click', leave)

links.forEach((link, place) => {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    ready.then(() => enter(place))
  })
})
