import { element } from '../element.ts'
import { cleanMarkup, paragraphs } from '../plain-markup.ts'

/* In place of the plain text of a contribution: a text with headings, lists and quotations. What it holds goes into the form's
 * own fields at each change, so that drafts, limits and sending know nothing of it. */

type Fields = { area: HTMLTextAreaElement; html: HTMLTextAreaElement }

for (const form of Array.from(
  document.querySelectorAll<HTMLFormElement>('[data-public-form="contribution"]'),
)) {
  begin(form)
  // A form that was refused comes back with new fields.
  new MutationObserver(() => begin(form)).observe(form, { childList: true })
}

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

/** The lines as they are drawn: a textarea has a line for each paragraph, and no markup. */
function wordsOf(editor: HTMLElement): string {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent knows no paragraphs
  return editor.innerText.replace(/\n{2,}/g, '\n').trim()
}

function store(editor: HTMLElement, fields: Fields): void {
  const words = wordsOf(editor)
  fields.area.value = words
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
  else document.execCommand('insertHTML', false, pasted.innerHTML)
  store(editor, fields)
}

/** What each button of the page does, by its `data-tool`, and whether it holds where the cursor stands. */
const tools: Readonly<
  Record<string, { press: (editor: HTMLElement) => void; isOn?: () => boolean } | undefined>
> = {
  heading: block('h2'),
  quote: block('blockquote'),
  bold: command('bold'),
  list: command('insertUnorderedList'),
  numbers: command('insertOrderedList'),
  picture: {
    press: (editor) => {
      const next = (wordsOf(editor).match(/〔图片\d+〕/g) ?? []).length + 1
      document.execCommand('insertHTML', false, `<p>〔图片${next}〕</p><p><br></p>`)
    },
  },
}

function block(tag: string) {
  const isOn = () => document.queryCommandValue('formatBlock').toLowerCase() === tag
  return { isOn, press: () => void document.execCommand('formatBlock', false, `<${isOn() ? 'p' : tag}>`) }
}

function command(name: string) {
  return { isOn: () => document.queryCommandState(name), press: () => void document.execCommand(name) }
}

function listen(bar: HTMLElement, editor: HTMLElement, fields: Fields): void {
  const buttons = Array.from(bar.querySelectorAll<HTMLElement>('[data-tool]'))
  const mark = () => {
    for (const button of buttons) {
      const isOn = tools[button.dataset.tool ?? '']?.isOn
      if (isOn) button.setAttribute('aria-pressed', String(isOn()))
    }
  }
  for (const button of buttons) {
    // The text keeps its selection.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => {
      editor.focus()
      tools[button.dataset.tool ?? '']?.press(editor)
      store(editor, fields)
      mark()
    })
  }
  document.addEventListener('selectionchange', () => {
    if (document.activeElement === editor) mark()
  })
  mark()
}
