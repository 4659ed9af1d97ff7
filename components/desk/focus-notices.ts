/** Goes to the notices at the top of the form: for a button that is gone once it was pressed, and its focus with it. */
export function focusNotices(): void {
  document.querySelector<HTMLElement>('.refusals')?.focus({ preventScroll: true })
}
