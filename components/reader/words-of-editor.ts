/** The lines as they are drawn: a textarea has a line for each paragraph, and no markup. */
export function wordsOf(editor: HTMLElement): string {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent knows no paragraphs
  return editor.innerText.replace(/\n{2,}/g, '\n').trim()
}
