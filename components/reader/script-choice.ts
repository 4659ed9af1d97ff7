import { keepSettings, storedSettings } from './reading-settings.ts'

/** Keeps which characters a reader chose by a link to the page in the other ones; before-paint.client.ts leads there. */
export function keepScript(): void {
  document.addEventListener('click', (event) => {
    const target = event.target
    const link = target instanceof Element ? target.closest<HTMLElement>('[data-script]') : null
    if (!link) return
    const others = storedSettings().replace(/ ?\bhant\b/, '')
    keepSettings(link.dataset.script === 'hant' ? `${others} hant` : others)
  })
}
