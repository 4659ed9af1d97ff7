import { editorCommands } from '../editor-commands.ts'
import { element } from '../element.ts'
import { cleanMarkup, paragraphs } from '../plain-markup.ts'
import { wordsOf } from '../words-of-editor.ts'

/* In place of the plain text of a contribution: a text with headings, lists and quotations. What it holds goes into the form's
 * own fields at each change, so that drafts, limits and sending know nothing of it. */

type Fields = { area: HTMLTextAreaElement; html: HTMLTextAreaElement }

function begin(form: HTMLFormElement): void {
  const area = form.querySelector<HTMLTextAreaElement>('textarea[name="text"]')
  const html = form.querySelector<HTMLTextAreaElement>('textarea[name="html"]')
  const tools = form.querySelector<HTMLElement>('.editor-tools')
  if (!area || !html || !tools?.hidden) return
  const fields = { area, html }
  const editor = element('div', {
    ...{ class: 'editor', contenteditable: 'true', role: 'textbox', 'aria-multiline': 'true' },
    'aria-labelledby': 'label-text',
    'aria-describedby': area.getAttribute('aria-describedby') ?? '',
  })
  if (area.hasAttribute('aria-invalid')) editor.setAttribute('aria-invalid', 'true')
  form.querySelector('label[for="field-text"]')?.setAttribute('id', 'label-text')
  area.tabIndex = -1
  area.className = 'behind'
  area.setAttribute('aria-hidden', 'true')
  const show = () => fill(editor, fields)
  area.addEventListener('focus', () => editor.focus())
  // A draft was put back, or thrown away.
  area.addEventListener('change', show)
  html.addEventListener('change', show)
  editor.addEventListener('input', () => store(editor, fields))
  editor.addEventListener('paste', (event) => paste(event, editor, fields))
  editor.addEventListener('drop', (event) => event.preventDefault())
  area.insertAdjacentElement('beforebegin', tools)
  area.insertAdjacentElement('beforebegin', editor)
  try {
    document.execCommand('defaultParagraphSeparator', false, 'p')
  } catch {}
  show()
  listen(tools, editor, fields)
  tools.hidden = false
}

function fill(editor: HTMLElement, fields: Fields): void {
  editor.textContent = ''
  const html = fields.html.value
  editor.appendChild(html === '' ? paragraphs(fields.area.value) : cleanMarkup(html))
  if (editor.childNodes.length === 0) editor.appendChild(element('p', {}, element('br', {})))
}

function store(editor: HTMLElement, fields: Fields): void {
  const words = wordsOf(editor)
  fields.area.value = words
  // Read, never written to a page: the server parses it into the body's schema.
  fields.html.value = words === '' ? '' : editor.innerHTML
  fields.area.dispatchEvent(new Event('input', { bubbles: true }))
}

function paste(event: ClipboardEvent, editor: HTMLElement, fields: Fields): void {
  const data = event.clipboardData
  if (!data) return
  event.preventDefault()
  const markup = data.getData('text/html')
  const pasted = element('div', {})
  pasted.appendChild(markup === '' ? paragraphs(data.getData('text/plain')) : cleanMarkup(markup))
  const isLine = pasted.childNodes.length === 1 && /^(P|#text)$/.test(pasted.firstChild?.nodeName ?? '')
  if (isLine) document.execCommand('insertText', false, pasted.textContent ?? '')
  // Of `cleanMarkup` alone: elements of a closed list, with nothing but a link's http address.
  else document.execCommand('insertHTML', false, pasted.innerHTML)
  store(editor, fields)
}

function listen(bar: HTMLElement, editor: HTMLElement, fields: Fields): void {
  const buttons = Array.from(bar.querySelectorAll<HTMLElement>('[data-tool]'))
  const mark = () => {
    for (const button of buttons) {
      const isOn = editorCommands[button.dataset.tool ?? '']?.isOn
      if (isOn) button.setAttribute('aria-pressed', String(isOn()))
    }
  }
  for (const button of buttons) {
    // The text keeps its selection.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => {
      editor.focus()
      editorCommands[button.dataset.tool ?? '']?.press(editor)
      store(editor, fields)
      mark()
    })
  }
  document.addEventListener('selectionchange', () => {
    if (document.activeElement === editor) mark()
  })
  mark()
}

// Last: it uses the table of the tools.
for (const form of Array.from(
  document.querySelectorAll<HTMLFormElement>('[data-public-form="contribution"]'),
)) {
  begin(form)
  // A form that was refused comes back with new fields.
  new MutationObserver(() => begin(form)).observe(form, { childList: true })
}
