import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** Longer than an old telephone takes. After it the question is asked. */
const LONGEST_MS = 40_000

/**
 * Lets the browser work out the proof of work of the form's token (ALTCHA) in place of the question: PBKDF2 of Web
 * Cryptography, which runs beside the page and not in it. Where there is none, on a site without https, the question stays.
 * @returns begins the work, once; it resolves when the form holds a solution, or asks its question again
 */
export function workFor(form: HTMLFormElement): () => Promise<void> {
  const field = form.querySelector<HTMLInputElement>('[name="form-solution"]')
  const token = form.querySelector<HTMLInputElement>('[name="form-token"]')?.value
  const question = form.querySelector<HTMLElement>('.form-question')
  if (!field || !token || !question) return () => Promise.resolve()
  // A browser restores what a script wrote, also where the page that was opened again has another token.
  if (form.hasAttribute('data-fresh')) field.value = ''
  const ask = (isAsked: boolean) => {
    question.hidden = !isAsked
    for (const input of Array.from(question.querySelectorAll('input'))) input.required = isAsked
  }
  // At once: hidden at the first touch, it would move what is touched.
  if (field.value !== '' || isAble()) ask(false)
  const work = async () => {
    const solution = field.value === '' && isAble() ? await solved(token).catch(() => null) : null
    if (solution) field.value = encoded(solution)
    ask(field.value === '')
  }
  let working: Promise<void> | undefined
  return () => {
    working = working ?? work()
    return working
  }
}

// The types know no browser without it.
const isAble = () => Boolean((window.crypto as Crypto | undefined)?.subtle)

function solved(token: string) {
  return solveChallenge({ challenge: JSON.parse(decoded(token)), deriveKey, timeout: LONGEST_MS })
}

function decoded(base64url: string): string {
  return atob(base64url.replace(/-/g, '+').replace(/_/g, '/'))
}

function encoded(solution: object): string {
  return btoa(JSON.stringify(solution)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
