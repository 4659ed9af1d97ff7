/* While a search is typed: plain links to what it may be about, below its field. */

type Suggested = { title: string; path: string; kind: string }

const WAIT_MS = 150
let asked = ''
let timer = 0

function suggest(field: HTMLInputElement): void {
  clearTimeout(timer)
  const typed = field.value.trim()
  if (typed === asked) return
  timer = window.setTimeout(() => {
    asked = typed
    if (typed === '') return close()
    fetch(`/search/suggestions?q=${encodeURIComponent(typed.slice(0, 50))}`)
      .then((answer) => (answer.ok ? answer.json() : []))
      .then((found: Suggested[]) => {
        if (typed === asked && document.activeElement === field) show(field, found)
      })
      .catch(close)
  }, WAIT_MS)
}

function close(): void {
  const list = document.querySelector('.suggestions')
  if (list) list.remove()
}

function show(field: HTMLInputElement, found: readonly Suggested[]): void {
  close()
  const form = field.form
  if (!form || found.length === 0) return
  const list = document.createElement('ul')
  list.className = 'suggestions'
  list.setAttribute('aria-label', '搜索建议')
  for (const one of found) {
    const link = document.createElement('a')
    link.href = one.path
    link.textContent = one.title
    if (one.kind !== '文章') {
      const small = document.createElement('small')
      small.textContent = one.kind
      link.appendChild(small)
    }
    list.appendChild(document.createElement('li')).appendChild(link)
  }
  ;(field.parentElement ?? form).appendChild(list)
}

/** The arrow keys go from the field through the links. */
function step(event: KeyboardEvent, field: HTMLInputElement): void {
  if (event.key === 'Escape' || event.key === 'Esc') {
    close()
    asked = ''
    field.focus()
    return
  }
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

// Safari gives no focus to a link that is pressed: what is left by a press is closed by the press.
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element && event.target.closest('form'))) close()
})

const fields = document.querySelectorAll<HTMLInputElement>('input[name="q"]')
for (const field of Array.from(fields)) {
  field.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) suggest(field)
  })
  field.addEventListener('compositionend', () => suggest(field))
  field.form?.addEventListener('keydown', (event) => step(event, field))
  field.form?.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !field.form?.contains(event.relatedTarget)) close()
  })
}
