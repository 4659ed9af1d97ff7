import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { vi } from 'vitest'

/** Puts an element into the page as a browser does, with its effects; to be used where there is a document. */
export async function mounted(node: ReactNode) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const show = (next: ReactNode) => act(async () => root.render(next))
  await show(node)
  return {
    place,
    show,
    leave: async () => {
      await act(async () => root.unmount())
      place.remove()
    },
  }
}

/** The button of these words. */
export function button(words: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].filter(({ textContent }) => textContent === words)
  const [only] = found
  if (!only || found.length > 1) throw new Error(`${found.length} buttons say ${words}`)
  return only
}

export const press = (words: string) => act(async () => button(words).click())

/** Types or chooses a value, in place of what was there. */
export async function fill(selector: string, value: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>(selector)
  if (!field) throw new Error(`nothing is ${selector}`)
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value') ?? {}
  await act(async () => {
    // React overrides the element's own setter, by which it tells a person's change from its own.
    set?.call(field, value)
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
  })
}
