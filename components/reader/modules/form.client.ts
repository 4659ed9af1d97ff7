import { element } from '../element.ts'
import { focusProblems, problemsOf, showProblems } from '../form-check.ts'
import { keepDraft } from '../form-draft.ts'
import { type ChosenFiles, dataOf, listFiles } from '../form-files.ts'
import { type Say, sayIn } from '../form-script-words.ts'
import { type Answer, send } from '../form-send.ts'
import { workFor } from '../form-work.ts'

/* What public forms gain by scripts: a draft on the device, a list of files, counters, the browser's work in place of a
 * question, and an answer in the same page, which keeps the chosen files. Without it they are sent as any form is. */

/** A text that has less room left than this part of all is told how much. */
const NEARLY_FULL = 0.2

for (const form of Array.from(document.querySelectorAll<HTMLFormElement>('form[data-public-form]')))
  start(form)

function start(form: HTMLFormElement): void {
  const chosen: ChosenFiles = {}
  let leave = enhance(form, chosen)
  let isSending = false
  let isDirty = false
  form.noValidate = true
  form.addEventListener('input', () => {
    isDirty = true
  })
  form.addEventListener('change', ({ target }) => {
    if ((target as HTMLInputElement).type === 'file') isDirty = true
  })
  addEventListener('beforeunload', (event) => {
    if (!isDirty) return
    leave.draft.save()
    event.preventDefault()
    event.returnValue = ''
  })
  addEventListener('pagehide', () => {
    if (isDirty) leave.draft.save()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (isSending) return
    isSending = true
    submit(form, chosen, leave)
      .then((answer) => {
        isSending = false
        if (answer === null) return
        if (answer.kind === 'done') {
          isDirty = false
          leave.draft.clear()
          location.href = answer.address
        } else if (answer.kind === 'form') {
          replace(form, answer.form)
          leave = enhance(form, chosen)
          focusProblems(form)
        } else {
          const { say } = leave
          const words = answer.kind === 'offline' ? say('offline') : answer.words || say('failed')
          showProblems(form, [], words, say)
        }
      })
      .catch(() => {
        isSending = false
        showProblems(form, [], leave.say('failed'), leave.say)
      })
  })
}

type Enhanced = { say: Say; draft: ReturnType<typeof keepDraft>; worked(): Promise<void> }

/** Adds to a form what scripts give it, also to one that came back. */
function enhance(form: HTMLFormElement, chosen: ChosenFiles): Enhanced {
  const say = sayIn(form)
  listFiles(form, chosen, say)
  countCharacters(form, say)
  const worked = workFor(form)
  // Begun while the form is filled in, or at once where it comes back.
  if (form.hasAttribute('data-fresh')) form.addEventListener('focusin', worked, { once: true })
  else worked()
  return { say, draft: keepDraft(form, say), worked }
}

/** @returns null where something is plainly missing, and nothing was sent */
async function submit(
  form: HTMLFormElement,
  chosen: ChosenFiles,
  { say, draft, worked }: Enhanced,
): Promise<Answer | null> {
  const state = form.querySelector('.form-state') ?? form
  draft.save()
  state.textContent = say('working')
  await worked()
  const problems = problemsOf(form, chosen, say)
  if (problems.length > 0) {
    state.textContent = ''
    showProblems(form, problems, say('mend'), say)
    return null
  }
  state.textContent = say('sending')
  const data = dataOf(form, chosen)
  const restore = disable(form)
  const answer = await send(form, data, (percent) => {
    if (percent < 100 && Object.keys(chosen).some((name) => chosen[name]?.length))
      state.textContent = say('sent', percent)
  })
  restore()
  if (answer.kind !== 'done') state.textContent = ''
  return answer
}

/** While it is sent nothing can be typed that would be lost. */
function disable(form: HTMLFormElement): () => void {
  const controls = Array.from(form.elements) as HTMLInputElement[]
  const enabled = controls.filter((control) => !control.disabled)
  for (const control of enabled) control.disabled = true
  form.setAttribute('aria-busy', 'true')
  return () => {
    for (const control of enabled) control.disabled = false
    form.removeAttribute('aria-busy')
  }
}

/** Puts the form that came back in place of what is in this one. */
function replace(form: HTMLFormElement, by: HTMLFormElement): void {
  form.textContent = ''
  // The script moves the focus itself.
  by.querySelector('[autofocus]')?.removeAttribute('autofocus')
  for (const child of Array.from(by.childNodes)) form.appendChild(document.importNode(child, true))
  form.removeAttribute('data-fresh')
}

/** Shows how much room a text has left that is nearly as long as it may be. */
function countCharacters(form: HTMLFormElement, say: Say): void {
  for (const area of Array.from(form.querySelectorAll<HTMLTextAreaElement>('textarea[data-most]'))) {
    const most = Number(area.dataset.most)
    const count = element('p', { class: 'form-count' })
    area.insertAdjacentElement('afterend', count)
    const show = () => {
      const left = most - area.value.length
      count.textContent = left < 0 ? say('over', -left) : say('left', left)
      count.className = left < 0 ? 'form-count over' : 'form-count'
      count.hidden = left > most * NEARLY_FULL
    }
    area.addEventListener('input', show)
    area.addEventListener('change', show)
    show()
  }
}
