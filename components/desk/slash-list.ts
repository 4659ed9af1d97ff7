import type { Tool } from './body-tools.ts'

const ID = 'slash-menu'
/** Between the line and the menu, in pixels. */
const GAP = 6

/** The list of tools below the caret. The focus stays in the text, which names the chosen one (ARIA APG, listbox). */
export class SlashList {
  readonly #element = document.createElement('ul')
  readonly #sheet: HTMLElement
  #tools: readonly Tool[] = []
  #chosen = 0
  #choose: (tool: Tool) => void = () => {}

  constructor(sheet: HTMLElement) {
    this.#sheet = sheet
    const { classList } = this.#element
    classList.add('slash-menu')
    Object.assign(this.#element, { id: ID, role: 'listbox', ariaLabel: '插入' })
    // The caret stays where it is.
    this.#element.addEventListener('mousedown', (event) => event.preventDefault())
    this.#element.addEventListener('click', (event) => this.#pressed(event))
    // Within the page's landmark, as all that is read.
    const landmark = sheet.closest('main') ?? document.body
    landmark.append(this.#element)
    sheet.setAttribute('aria-controls', ID)
  }

  show(tools: readonly Tool[], place: DOMRect | null, choose: (tool: Tool) => void): void {
    this.#tools = tools
    this.#choose = choose
    this.#chosen = 0
    this.#element.hidden = tools.length === 0 || !place
    this.#element.replaceChildren(...tools.map((tool, at) => option(tool, at)))
    this.#mark()
    if (place && tools.length > 0) this.#place(place)
  }

  /** @returns whether the key was for the menu */
  press({ key, isComposing }: KeyboardEvent): boolean {
    const count = this.#tools.length
    if (isComposing || count === 0) return false
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      this.#chosen = (this.#chosen + (key === 'ArrowDown' ? 1 : count - 1)) % count
      this.#mark()
      return true
    }
    const tool = this.#tools[this.#chosen]
    if ((key !== 'Enter' && key !== 'Tab') || !tool) return false
    this.#choose(tool)
    return true
  }

  close(): void {
    this.#element.remove()
    for (const name of ['aria-controls', 'aria-activedescendant']) this.#sheet.removeAttribute(name)
  }

  #pressed({ target }: Event): void {
    const at =
      target instanceof Element ? target.closest('[role=option]')?.id.slice(ID.length + 1) : undefined
    const tool = at === undefined ? undefined : this.#tools[Number(at)]
    if (tool) this.#choose(tool)
  }

  #mark(): void {
    for (const [at, one] of [...this.#element.children].entries())
      one.setAttribute('aria-selected', String(at === this.#chosen))
    const chosen = this.#element.children[this.#chosen]
    if (chosen) {
      this.#sheet.setAttribute('aria-activedescendant', chosen.id)
      chosen.scrollIntoView({ block: 'nearest' })
    } else this.#sheet.removeAttribute('aria-activedescendant')
  }

  /** Below the line; above it where there is no room below. */
  #place({ left, top, bottom }: DOMRect): void {
    const { offsetHeight: height, offsetWidth: width, style } = this.#element
    const isBelow = bottom + GAP + height <= innerHeight || top < height
    style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
    style.top = `${isBelow ? bottom + GAP : top - height - GAP}px`
  }
}

function option({ label, keys }: Tool, at: number): HTMLLIElement {
  const item = document.createElement('li')
  Object.assign(item, { id: `${ID}-${at}`, role: 'option', textContent: label })
  if (keys) item.append(Object.assign(document.createElement('kbd'), { textContent: keys }))
  return item
}
