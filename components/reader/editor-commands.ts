import { wordsOf } from './words-of-editor.ts'

/** What each button of the page does, by its `data-tool`, and whether it holds where the cursor stands. */
export const editorCommands: Readonly<
  Record<string, { press: (editor: HTMLElement) => void; isOn?: () => boolean } | undefined>
> = {
  heading: block('h2'),
  quote: block('blockquote'),
  bold: command('bold'),
  list: command('insertUnorderedList'),
  numbers: command('insertOrderedList'),
  picture: { press: markPicture },
}

/** A line of its own that says where the next picture is to stand. */
function markPicture(editor: HTMLElement): void {
  const next = (wordsOf(editor).match(/〔图片\d+〕/g) ?? []).length + 1
  if ((getSelection()?.anchorNode?.textContent ?? '') !== '') document.execCommand('insertParagraph')
  document.execCommand('insertText', false, `〔图片${next}〕`)
  document.execCommand('insertParagraph')
}

function block(tag: string) {
  const isOn = () => document.queryCommandValue('formatBlock').toLowerCase() === tag
  return { isOn, press: () => void document.execCommand('formatBlock', false, `<${isOn() ? 'p' : tag}>`) }
}

function command(name: string) {
  return { isOn: () => document.queryCommandState(name), press: () => void document.execCommand(name) }
}
