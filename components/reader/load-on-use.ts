const asked = new Set<string>()
let clicked: HTMLElement | undefined

/**
 * Loads a module when an element that names it in `data-module` is clicked or focused for the first time. A link or button
 * waits for it and is clicked again: by then the module listens, or, where it could not be loaded, does the browser.
 */
export function loadOnUse(): void {
  document.addEventListener('click', use, true)
  document.addEventListener('focusin', use, true)
}

function use(event: Event): void {
  const target = event.target
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-module]') : null
  const address = element?.dataset.module
  if (!element || !address) return
  if (event.type === 'click' && /^(A|BUTTON)$/.test(element.tagName)) {
    const mouse = event as MouseEvent
    // In a window of its own it is the browser's.
    if (mouse.ctrlKey || mouse.metaKey || mouse.shiftKey) return
    event.preventDefault()
    clicked = element
  }
  load(address)
}

/** Loads a module, once. */
export function load(address: string): void {
  if (asked.has(address)) return
  asked.add(address)
  const script = document.createElement('script')
  script.onload = script.onerror = () => {
    for (const one of Array.from(document.querySelectorAll(`[data-module="${address}"]`)))
      one.removeAttribute('data-module')
    clicked?.click()
    clicked = undefined
  }
  script.src = address
  document.head.appendChild(script)
}
