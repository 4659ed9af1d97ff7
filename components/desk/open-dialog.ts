/** Whether a dialog is open, a native one or one of a library: the page's keys are its own then. */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog[open], [role=dialog]') !== null
}
