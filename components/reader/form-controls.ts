export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** The controls of a form that a person fills in. */
export function controlsOf(form: HTMLFormElement): Control[] {
  return Array.from(form.elements).filter((one): one is Control => {
    const control = one as Control
    return /^(INPUT|TEXTAREA|SELECT)$/.test(one.tagName) && control.name !== '' && control.type !== 'hidden'
  })
}

/** Whether it is one of several boxes or options, or a single box. */
export function isChoice(control: Control): control is HTMLInputElement {
  return control.type === 'radio' || control.type === 'checkbox'
}

/** What a person calls the field of a control. */
export function labelOf(control: Control): string {
  const field = control.closest('.field')
  const label = field?.querySelector('legend, label')
  return label?.firstChild?.textContent?.trim() ?? ''
}
