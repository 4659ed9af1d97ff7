import type { FormGuards } from './form-guards.ts'
import type { FormPurpose } from './form-purposes.ts'

/** Why a form came back: a sentence for the whole, and one for each field that is to be mended, by its name. */
export type FormRefused = { status: number; message: string; fields: Readonly<Record<string, string>> }

/** A form as its page shows it: empty, or as it was sent. The components of its fields take what they need from it. */
export type FormView = {
  purpose: FormPurpose
  /** The path that it is sent to: its own page. */
  action: string
  guards: FormGuards
  /** Which files it takes, and how many and how large ones, in bytes; null for a form without files. */
  files: { accept: string; most: number; fileBytes: number; bytes: number } | null
  /** What was typed, by field. */
  typed: Readonly<Record<string, readonly string[]>>
  /** The files that were sent and have to be chosen again, which no page can do for the browser; by field. */
  lostFiles: Readonly<Record<string, readonly string[]>>
  refused: FormRefused | null
}

/** Of a page with several forms, each with a hidden field `act`: the view for the form of this act, empty where another one was
 *  sent. */
export function viewOfAct(form: FormView, act: string): FormView {
  return form.typed.act?.[0] === act ? form : { ...form, typed: {}, lostFiles: {}, refused: null }
}

/** What was typed into a field; else what the page proposes. */
export function typedIn({ typed }: FormView, name: string, proposed = ''): string {
  return typed[name]?.[0] ?? proposed
}

/** Whether a box or an option was chosen; before anything was sent, whether the page proposes it. */
export function isChosen(view: FormView, name: string, value: string, proposed = false): boolean {
  const isFresh = view.refused === null && Object.keys(view.typed).length === 0
  return isFresh ? proposed : (view.typed[name]?.includes(value) ?? false)
}

/** The sentence about a field that is to be mended. */
export function problemOf({ refused }: FormView, name: string): string | undefined {
  return refused !== null && Object.hasOwn(refused.fields, name) ? refused.fields[name] : undefined
}
