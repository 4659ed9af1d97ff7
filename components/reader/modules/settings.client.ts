import { element } from '../element.ts'
import { loadSheet } from '../load-sheet.ts'
import { keepSettings, storedSettings } from '../reading-settings.ts'
import { startReading } from '../speech-bar.ts'
import { colourFrame } from '../theme-colour.ts'

/* The reading settings in the masthead: puts into the panel what can be chosen, shows what was, keeps what is. */

const reading = document.querySelector<HTMLDetailsElement>('.reading')
const panel = reading?.querySelector('.panel')

/** The options of a group by class name; the one without holds until another is chosen. */
type Options = readonly (readonly [value: string, words: string])[]
const sizes: Options = [
  ['size-1', '小'],
  ['size-2', '较小'],
  ['', '标准'],
  ['size-4', '较大'],
  ['size-5', '大'],
]
const themes: Options = [
  ['', '跟随系统'],
  ['light', '浅色'],
  ['dark', '深色'],
]

function group(name: string, legend: string, options: Options): HTMLElement {
  const labels = options.map((option) => {
    const input = element('input', { type: 'radio', name, value: option[0] })
    input.checked = option[0] === ''
    return element('label', {}, input, element('span', {}, option[1]))
  })
  const row = element('div', {}, ...labels)
  return element('fieldset', { class: name }, element('legend', {}, legend), row)
}

function elder(): HTMLElement {
  const input = element('input', { type: 'checkbox', value: 'elder' })
  const words = element('span', {}, '大字、高对比、单列')
  const row = element('label', { class: 'switch' }, input, words)
  return element('fieldset', {}, element('legend', {}, '长者模式'), row)
}

function fill(): void {
  const link = panel?.firstChild ?? null
  for (const one of [group('size', '字号', sizes), group('theme', '外观', themes), elder()])
    panel?.insertBefore(one, link)
  const inputs = Array.from(panel?.querySelectorAll('input') ?? [])
  const own = inputs.map((input) => input.value)
  const chosen = storedSettings().split(' ')
  for (const input of inputs) if (chosen.includes(input.value)) input.checked = true
  panel?.addEventListener('change', () => {
    const others = storedSettings()
      .split(' ')
      .filter((name) => name && !own.includes(name))
    const names = own.filter((name, at) => name && inputs[at]?.checked)
    keepSettings(others.concat(names).join(' '))
    colourFrame()
  })
}

/** Offers to read the article aloud, where the browser can. */
function offerReading(): void {
  if (!panel || !('speechSynthesis' in window) || !document.querySelector('.prose')) return
  const button = element('button', { type: 'button', class: 'listen' }, '朗读本文')
  button.addEventListener('click', () => {
    close()
    button.disabled = true
    startReading(() => {
      button.disabled = false
    })
  })
  panel.appendChild(button)
}

loadSheet(SHEETS.settings, () => {
  fill()
  offerReading()
  reading?.classList.add('ready')
})
if (!storedSettings().includes('elder')) loadSheet(SHEETS.elder, () => {})

function close(): void {
  if (reading) reading.open = false
}

document.addEventListener('click', (event) => {
  if (!reading?.contains(event.target as Node)) close()
})
reading?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  close()
  reading.querySelector('summary')?.focus()
})
