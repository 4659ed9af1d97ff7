/** Buttons with `data-copy` copy the text in the field of the sheet that they name, and say so in its words; or show the text
 *  where that cannot be done. */
export function offerCopies(): void {
  for (const button of Array.from(document.querySelectorAll<HTMLButtonElement>('[data-copy]'))) {
    const label = button.textContent
    const sheet = document.getElementById(button.getAttribute('popovertarget') ?? '')
    const field = sheet?.querySelector<HTMLInputElement>('input,textarea')
    if (!sheet || !field) continue
    button.addEventListener('click', (event) => {
      event.preventDefault()
      const show = () => showField(sheet, field)
      if (!navigator.clipboard) return show()
      navigator.clipboard.writeText(field.value).then(() => {
        button.textContent = button.dataset.copy ?? ''
        setTimeout(() => {
          button.textContent = label
        }, 2_000)
      }, show)
    })
  }
}

function showField(sheet: HTMLElement, field: HTMLInputElement): void {
  const fold = sheet.previousElementSibling
  if (sheet.showPopover) sheet.showPopover()
  else fold?.setAttribute('open', '')
  field.select()
}
