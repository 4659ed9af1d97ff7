import { label } from './own-script.ts'

/** An element with its attributes and what is in it; words become those of the page's own characters. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const name of Object.keys(attributes)) made.setAttribute(name, label(attributes[name] ?? ''))
  for (const child of children)
    made.appendChild(typeof child === 'string' ? document.createTextNode(label(child)) : child)
  return made
}
