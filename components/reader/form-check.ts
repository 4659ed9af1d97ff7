import { element } from './element.ts'
import { type Control, controlsOf, isChoice, labelOf } from './form-controls.ts'
import type { ChosenFiles } from './form-files.ts'
import type { Say } from './form-script-words.ts'

type Problem = { control: Control; words: string }

/** What is plainly missing or wrong, before anything is sent; everything else the portal says. */
export function problemsOf(form: HTMLFormElement, chosen: ChosenFiles, say: Say): Problem[] {
  const seen: string[] = []
  const problems: Problem[] = []
  for (const control of controlsOf(form)) {
    const words = problemOf(control, chosen, say)
    if (words === null || seen.indexOf(control.name) >= 0) continue
    seen.push(control.name)
    problems.push({ control, words })
  }
  return problems
}

function problemOf(control: Control, chosen: ChosenFiles, say: Say): string | null {
  const label = labelOf(control)
  if (control.type === 'file')
    return control.required && (chosen[control.name] ?? []).length === 0 ? say('unchosen', label) : null
  const over = control.value.length - (Number(control.dataset.most) || Number.POSITIVE_INFINITY)
  if (over > 0 && !isChoice(control)) return say('long', label, control.dataset.most ?? '')
  const other = insteadOf(control)
  if (other && control.value === '' && other.value === '') return say('either', label, labelOf(other))
  if (control.validity.valid) return null
  if (!control.validity.valueMissing) return say('wrong', label)
  if (!isChoice(control)) return say('missing', label)
  return control.type === 'radio' ? say('unchosen', label) : say('unconfirmed')
}

/** The control that may be filled in instead of one; undefined where there is none. */
function insteadOf({ form, dataset }: Control): Control | undefined {
  return form && dataset.or ? controlsOf(form).find(({ name }) => name === dataset.or) : undefined
}

/** Shows problems as the portal does: a summary with the focus, and a sentence beside each field. */
export function showProblems(
  form: HTMLFormElement,
  problems: readonly Problem[],
  message: string,
  say: Say,
): void {
  hideProblems(form)
  const title = element('h2', { id: 'form-problems' })
  title.textContent = say('title')
  const words = element('p', {})
  words.textContent = message
  const list = element('ul', {})
  for (const problem of problems) {
    const link = element('a', { href: `#${problem.control.id}` })
    link.textContent = problem.words
    list.appendChild(element('li', {}, link))
    mark(problem)
  }
  const parts = problems.length > 0 ? [title, words, list] : [title, words]
  const summary = element(
    'section',
    { class: 'form-problems', tabindex: '-1', 'aria-labelledby': 'form-problems' },
    ...parts,
  )
  form.insertBefore(summary, form.firstChild)
  focusProblems(form)
}

export function focusProblems(form: HTMLFormElement): void {
  const summary = form.querySelector<HTMLElement>('.form-problems')
  summary?.focus()
  summary?.scrollIntoView()
}

function mark({ control, words }: Problem): void {
  const field = control.closest('.field')
  const id = `${control.id}-problem`
  const note = element('p', { class: 'problem', id })
  note.textContent = words
  markWrong(control, id)
  const editor = field?.querySelector('.editor')
  if (editor) markWrong(editor, id)
  if (!field) return
  field.classList.add('wrong')
  const before = isChoice(control)
    ? field.querySelector('.options, .option')
    : (field.querySelector('.picker, .editor-tools') ?? control)
  before?.parentElement?.insertBefore(note, before)
}

function markWrong(control: Element, id: string): void {
  control.setAttribute('aria-invalid', 'true')
  const described = (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((one) => one && one !== id)
  control.setAttribute('aria-describedby', described.concat(id).join(' '))
}

function hideProblems(form: HTMLFormElement): void {
  for (const old of Array.from(form.querySelectorAll('.form-problems, .problem')))
    old.parentElement?.removeChild(old)
  for (const field of Array.from(form.querySelectorAll('.wrong'))) field.classList.remove('wrong')
  for (const control of Array.from(form.querySelectorAll('[aria-invalid]')))
    control.removeAttribute('aria-invalid')
}
