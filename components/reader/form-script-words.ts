/** The names of what scripts say in a form (form-words.tsx). */
export type FormWord =
  | 'title'
  | 'mend'
  | 'missing'
  | 'either'
  | 'unchosen'
  | 'unconfirmed'
  | 'wrong'
  | 'long'
  | 'left'
  | 'over'
  | 'working'
  | 'sending'
  | 'sent'
  | 'offline'
  | 'failed'
  | 'kept'
  | 'restored'
  | 'forget'
  | 'forgotten'
  | 'choose'
  | 'chosen'
  | 'remove'
  | 'removeFile'
  | 'large'
  | 'many'
  | 'all'

/** Says a word of the form's page, with values for the places in it. */
export type Say = (word: FormWord, ...values: readonly (string | number)[]) => string

export function sayIn(form: HTMLFormElement): Say {
  return (word, ...values) => {
    const text = form.querySelector(`[data-word="${word}"]`)?.textContent ?? ''
    let at = 0
    return text.replace(/\{\}/g, () => String(values[at++] ?? ''))
  }
}
