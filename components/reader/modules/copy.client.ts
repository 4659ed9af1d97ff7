/* Copies the text of the element that a button names in `data-of`, and says so in the button's own words (`data-copy`). */

const SHOWN_MS = 2_000

document.addEventListener('click', (event) => {
  const target = event.target
  const button = target instanceof Element ? target.closest<HTMLElement>('button[data-of]') : null
  const source = button && document.getElementById(button.dataset.of ?? '')
  if (!button || !source) return
  const label = button.textContent
  const say = () => {
    button.textContent = button.dataset.copy ?? ''
    setTimeout(() => {
      button.textContent = label
    }, SHOWN_MS)
  }
  // Of a page without https, and of browsers before 2018: what is selected is copied, or else by hand.
  const select = () => {
    getSelection()?.selectAllChildren(source)
    if (document.execCommand('copy')) say()
  }
  if (!navigator.clipboard) return select()
  navigator.clipboard.writeText(source.textContent ?? '').then(say, select)
})
