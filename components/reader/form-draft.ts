import { element } from './element.ts'
import { type Control, controlsOf, isChoice } from './form-controls.ts'
import type { Say } from './form-script-words.ts'

const SAVE_AFTER_MS = 600
const PREFIX = 'form:'
/** A text that nobody came back to. */
const KEPT_MS = 30 * 24 * 3_600_000
/** As a reader says it: no seconds, and no year of so short a time. */
const MINUTE = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const

type Draft = { at: number; values: Record<string, string[]> }

export type KeptDraft = {
  /** Keeps what is typed at this moment. */
  save(): void
  /** Deletes it: it was sent. */
  clear(): void
}

/**
 * Keeps what is typed on this device alone, and puts it back when the form is opened again. Who somebody is stays out of it
 * (`data-private`), and so do files and guards: a telephone may be lent.
 */
export function keepDraft(form: HTMLFormElement, say: Say): KeptDraft {
  const act = form.querySelector<HTMLInputElement>('[name="act"]')?.value ?? ''
  // The same form in traditional characters has the same draft.
  const path = (form.getAttribute('action') ?? '').replace(/^\/hant(?=\/)/, '')
  const key = PREFIX + hashOf(`${path}:${act}`)
  deleteOld()
  if (!controlsOf(form).some((control) => isKept(control) && !isChoice(control)))
    return { save: () => {}, clear: () => {} }
  const note = element('p', { class: 'form-draft', role: 'status' })
  form.insertBefore(note, form.querySelector('.form-end'))
  const draft = form.hasAttribute('data-fresh') ? read(key) : null
  if (draft && restore(form, draft))
    tell(say('restored', new Date(draft.at).toLocaleString(document.documentElement.lang, MINUTE)))
  else note.textContent = say('kept')

  let timer = 0
  const save = () => {
    clearTimeout(timer)
    const values = valuesOf(form)
    if (Object.keys(values).length > 0) write(key, { at: Date.now(), values })
    else forget(key)
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(save, SAVE_AFTER_MS)
  })
  function tell(words: string): void {
    const button = element('button', { type: 'button' })
    button.textContent = say('forget')
    button.addEventListener('click', () => {
      clearTimeout(timer)
      forget(key)
      empty(form)
      note.textContent = say('forgotten')
    })
    note.textContent = `${words} `
    note.appendChild(button)
  }
  return {
    save,
    clear: () => {
      clearTimeout(timer)
      forget(key)
    },
  }
}

/** The path of a case holds its receipt, which opens its page: 32 bits (FNV-1a) tell drafts apart and give no receipt back. Old
 *  browsers, and those without TLS, have no `crypto.subtle`. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}

function isKept(control: Control): boolean {
  return (
    control.type !== 'file' &&
    control.type !== 'password' &&
    !control.hasAttribute('data-private') &&
    !/^form-/.test(control.name)
  )
}

function valuesOf(form: HTMLFormElement): Draft['values'] {
  const values: Draft['values'] = {}
  for (const control of controlsOf(form).filter(isKept)) {
    const value = isChoice(control) ? (control.checked ? control.value : '') : control.value
    if (value !== '' && value !== startOf(control))
      values[control.name] = (values[control.name] ?? []).concat(value)
  }
  return values
}

/** What the page itself put there is no draft. */
function startOf(control: Control): string {
  if (isChoice(control)) return control.defaultChecked ? control.value : ''
  return 'defaultValue' in control ? control.defaultValue : ''
}

/** Puts back what is kept, but over nothing that the browser has restored itself, which is newer.
 *  @returns whether there was anything of the draft to put back, or it was there again */
function restore(form: HTMLFormElement, { values }: Draft): boolean {
  let restored = false
  const controls = controlsOf(form).filter(isKept)
  const filled = controls.filter(isFilled).map(({ name }) => name)
  for (const control of controls) {
    const kept = values[control.name]
    if (!kept) continue
    restored = true
    if (filled.indexOf(control.name) >= 0) continue
    if (isChoice(control)) control.checked = kept.indexOf(control.value) >= 0
    else control.value = kept[0] ?? ''
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
  return restored
}

/** Whether it holds something else than what the page put there. */
function isFilled(control: Control): boolean {
  return isChoice(control) ? control.checked !== control.defaultChecked : control.value !== startOf(control)
}

function empty(form: HTMLFormElement): void {
  for (const control of controlsOf(form).filter(isKept)) {
    if (isChoice(control)) control.checked = control.defaultChecked
    else control.value = startOf(control)
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function read(key: string): Draft | null {
  try {
    const draft: Draft = JSON.parse(localStorage.getItem(key) ?? '')
    return typeof draft.at === 'number' && typeof draft.values === 'object' ? draft : null
  } catch {
    return null
  }
}

/** A full or forbidden store keeps nothing, and stops nobody. */
function write(key: string, draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {}
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {}
}

function deleteOld(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.indexOf(PREFIX) !== 0) continue
      const draft = read(key)
      // A slash: of an earlier version, with the path itself.
      if (!draft || key.indexOf('/') >= 0 || Date.now() - draft.at > KEPT_MS) forget(key)
    }
  } catch {}
}
