import { fileSize } from '#lib/text/file-size.ts'
import { element } from './element.ts'
import type { Say } from './form-script-words.ts'

/** The files that were chosen, by field: kept here, since a browser forgets those of an earlier choice. */
export type ChosenFiles = Record<string, File[]>

const inputsOf = (form: HTMLFormElement) =>
  Array.from(form.querySelectorAll<HTMLInputElement>('input[type="file"]'))

/** Lists the files below their fields, each with its size and a button that takes it out again. */
export function listFiles(form: HTMLFormElement, chosen: ChosenFiles, say: Say): void {
  for (const input of inputsOf(form)) {
    const list = element('ul', { class: 'form-files' })
    const note = element('p', { class: 'form-files-note', role: 'status' })
    picker(input, say).insertAdjacentElement('afterend', list)
    list.insertAdjacentElement('afterend', note)
    const files = chosen[input.name] ?? []
    chosen[input.name] = files
    const lost = input.closest('.field')?.querySelector<HTMLElement>('.lost')
    const show = (words = '') => {
      if (lost) lost.hidden = files.length > 0
      list.textContent = ''
      for (const file of files) list.appendChild(item(file, say, () => remove(file)))
      const count = files.length > 0 ? say('chosen', files.length, fileSize(sizeOf(files))) : ''
      note.textContent = count
      if (words) note.insertBefore(refusal(words), note.firstChild)
    }
    const remove = (file: File) => {
      files.splice(files.indexOf(file), 1)
      show()
      const next = list.querySelector('button') ?? input
      next.focus()
    }
    const take = () => {
      show(add(files, Array.from(input.files ?? []), { input, chosen, say }))
      // The same file can be chosen again after it was taken out.
      input.value = ''
    }
    input.addEventListener('change', take)
    // A browser may have restored the choice when the page was opened again.
    take()
  }
}

/** The field in the page's own language: the browser's stays above it, unseen, for the pointer, the keyboard and what is dropped. */
function picker(input: HTMLInputElement, say: Say): HTMLElement {
  const words = element('span', {})
  words.textContent = say('choose')
  const box = element('div', { class: 'picker' }, words)
  input.insertAdjacentElement('beforebegin', box)
  box.appendChild(input)
  return box
}

type Adding = { input: HTMLInputElement; chosen: ChosenFiles; say: Say }

/** @returns what was left out, in words */
function add(files: File[], more: readonly File[], { input, chosen, say }: Adding): string {
  const most = {
    files: numberOf(input, 'most'),
    one: numberOf(input, 'mostBytes'),
    all: numberOf(input, 'mostAll'),
  }
  const words: string[] = []
  for (const file of more) {
    // The limits are those of the whole form.
    const all = Object.keys(chosen).reduce<File[]>((before, name) => before.concat(chosen[name] ?? []), [])
    if (files.some((one) => isSame(one, file))) continue
    if (file.size > most.one) words.push(say('large', file.name, fileSize(most.one)))
    else if (all.length >= most.files) words.push(say('many', most.files))
    else if (sizeOf(all) + file.size > most.all) words.push(say('all', fileSize(most.all)))
    else files.push(file)
  }
  return words.filter((one, at) => words.indexOf(one) === at).join('　')
}

const numberOf = (input: HTMLElement, name: string) => Number(input.dataset[name])
const sizeOf = (files: readonly File[]) => files.reduce((sum, { size }) => sum + size, 0)
const isSame = (one: File, other: File) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified

function refusal(words: string): HTMLElement {
  const said = element('strong', {})
  said.textContent = words
  return said
}

function item(file: File, say: Say, remove: () => void): HTMLElement {
  const name = element('span', {})
  name.textContent = file.name
  const size = element('small', {})
  size.textContent = fileSize(file.size)
  const button = element('button', { type: 'button' })
  button.textContent = say('remove')
  button.setAttribute('aria-label', say('removeFile', file.name))
  button.addEventListener('click', remove)
  return element('li', {}, name, size, button)
}

/** The form's fields with the chosen files in place of the browser's own. */
export function dataOf(form: HTMLFormElement, chosen: ChosenFiles): FormData {
  const data = new FormData(form)
  for (const { name } of inputsOf(form)) {
    data.delete(name)
    for (const file of chosen[name] ?? []) data.append(name, file, file.name)
  }
  return data
}
