/* What a reader chose for reading, kept at the reader's as the class names of the document's root, like `size-4 dark`. */

const KEY = 'reading'
const root = document.documentElement

/** The class names that the reader chose; '' without a choice, or where nothing may be stored. */
export function storedSettings(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

/** Keeps the choice and shows it; where nothing may be stored it holds for this page. */
export function keepSettings(names: string): void {
  try {
    localStorage.setItem(KEY, names)
  } catch {}
  show(names)
}

/** Shows the page as the reader chose. `js` says that scripts run: what needs them appears. */
export function applySettings(): void {
  show(storedSettings())
}

function show(names: string): void {
  root.className = `js ${names}`
}
