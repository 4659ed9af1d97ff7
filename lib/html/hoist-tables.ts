/** Brings every table to the top level: what it stands in ends before it and goes on after it. */
export function hoistTables(root: Element): void {
  // From the last one on: what follows a table is moved once.
  for (const table of [...root.querySelectorAll('table')].reverse())
    while (table.parentElement && table.parentElement !== root) split(table.parentElement, table)
}

/** Takes a child out of its parent: the parent's first part, the child, the parent's rest. What follows it within a
 *  list's item is no item of its own. */
function split(parent: Element, child: Element): void {
  const isList = parent.localName === 'ul' || parent.localName === 'ol'
  const following = siblingsAfter(child)
  const end = isList ? following.findIndex(({ nodeName }) => nodeName.toLowerCase() === 'li') : 0
  const strays = parent.localName === 'li' || end < 0 ? following : following.slice(0, end)
  // A copy of an element is one.
  const rest = parent.cloneNode(false) as Element
  for (const node of following.slice(strays.length)) rest.appendChild(node)
  if (parent.localName === 'ol') numberOn(parent, rest)
  parent.after(child, ...strays, ...(rest.firstChild ? [rest] : []))
  if (!parent.firstChild) parent.remove()
}

function siblingsAfter(node: Node): ChildNode[] {
  const found: ChildNode[] = []
  for (let next = node.nextSibling; next; next = next.nextSibling) found.push(next)
  return found
}

/** The second half of a numbered list goes on counting. */
function numberOn(list: Element, rest: Element): void {
  const items = [...list.children].filter(({ localName }) => localName === 'li').length
  const start = Number(list.getAttribute('start') ?? 1) + items
  if (start > 1) rest.setAttribute('start', String(start))
}
