import { element } from '../element.ts'
import { loadSheet } from '../load-sheet.ts'
import { isTraditional, label } from '../own-script.ts'

/* While a search is typed: plain links to what it may be about, below its field. */

type Suggested = { title: string; path: string; kind: string }

const WAIT_MS = 150
const LONGEST = 50

const ready = new Promise<void>((resolve) => loadSheet(SHEETS.suggestions, resolve))
/** What is read out of the list. */
const status = element('p', { class: 'hidden', role: 'status' })
document.body.appendChild(status)

function close(): void {
  const list = document.querySelector('.suggestions')
  if (list) list.remove()
  status.textContent = ''
}

function show(field: HTMLInputElement, found: readonly Suggested[]): void {
  close()
  if (found.length === 0) return
  const list = element('ul', { class: 'suggestions', 'aria-label': '搜索建议' })
  for (const one of found) {
    const link = element('a', {})
    link.href = one.path
    link.textContent = one.title
    if (one.kind !== '文章') link.appendChild(element('small', {}, one.kind))
    list.appendChild(element('li', {}, link))
  }
  field.parentElement?.appendChild(list)
  status.textContent = label(`有 ${found.length} 条搜索建议，按向下键选择`)
}

/** The arrow keys go from the field through the links. */
function step(event: KeyboardEvent, field: HTMLInputElement): void {
  const forward = event.key === 'ArrowDown' || event.key === 'Down'
  if (!forward && event.key !== 'ArrowUp' && event.key !== 'Up') return
  const stops: HTMLElement[] = [
    field,
    ...Array.from(document.querySelectorAll<HTMLElement>('.suggestions a')),
  ]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = stops[at + (forward ? 1 : -1)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}

/** Suggests for what is typed in one field; what it last asked for is its own. */
function offer(field: HTMLInputElement): void {
  let asked = ''
  let timer = 0
  const leave = () => {
    clearTimeout(timer)
    asked = ''
    close()
  }
  const ask = (typed: string) => {
    const query = `q=${encodeURIComponent(typed.slice(0, LONGEST))}${isTraditional() ? '&script=hant' : ''}`
    fetch(`/search/suggestions?${query}`)
      .then((answer) => (answer.ok ? answer.json() : []))
      .then(async (found: Suggested[]) => {
        await ready
        if (typed === asked && document.activeElement === field) show(field, found)
      })
      .catch(close)
  }
  const suggest = () => {
    const typed = field.value.trim()
    if (typed === asked) return
    clearTimeout(timer)
    if (typed === '') return leave()
    timer = window.setTimeout(() => {
      asked = typed
      ask(typed)
    }, WAIT_MS)
  }
  field.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) suggest()
  })
  field.addEventListener('compositionend', suggest)
  field.form?.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' && event.key !== 'Esc') return step(event, field)
    leave()
    field.focus()
  })
  field.form?.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !field.form?.contains(event.relatedTarget)) leave()
  })
  // What was typed while this was loading.
  if (document.activeElement === field) suggest()
}

// Safari gives no focus to a link that is pressed: what is left by a press is closed by the press.
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element && event.target.closest('form'))) close()
})

for (const field of Array.from(document.querySelectorAll<HTMLInputElement>('input[name="q"]'))) offer(field)
