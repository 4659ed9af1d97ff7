/** Loads a style sheet of a module; `then` also where it cannot be loaded. */
export function loadSheet(address: string, then: () => void): void {
  const sheet = document.createElement('link')
  sheet.rel = 'stylesheet'
  sheet.href = address
  sheet.onload = sheet.onerror = then
  document.head.appendChild(sheet)
}
