import { keepSettings, storedSettings } from '../reading-settings.ts'
import { colourFrame } from '../theme-colour.ts'

/* The reading settings in the masthead: puts into the panel what can be chosen, shows what was, keeps what is. */

const reading = document.querySelector<HTMLDetailsElement>('.reading')
const panel = reading?.querySelector('.panel')

/** Each group: its legend, its options by class name; '' holds until another is chosen. */
const groups = {
  size: ['字号', { 'size-1': '小', 'size-2': '较小', '': '标准', 'size-4': '较大', 'size-5': '大' }],
  theme: ['外观', { '': '跟随系统', light: '浅色', dark: '深色' }],
} as const
const ELDER = `<fieldset><legend>长者模式</legend><label class="switch"><input type="checkbox" value="elder"><span>大字、高对比、单列</span></label></fieldset>`

function groupMarkup(name: keyof typeof groups): string {
  const options = Object.entries(groups[name][1]).map(
    (option) =>
      `<label><input type="radio" name="${name}" value="${option[0]}"${option[0] ? '' : ' checked'}><span>${option[1]}</span></label>`,
  )
  return `<fieldset class="${name}"><legend>${groups[name][0]}</legend><div>${options.join('')}</div></fieldset>`
}

function fill(): void {
  panel?.insertAdjacentHTML('afterbegin', groupMarkup('size') + groupMarkup('theme') + ELDER)
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

function loadSheet(address: string, then: () => void): void {
  const sheet = document.createElement('link')
  sheet.rel = 'stylesheet'
  sheet.href = address
  sheet.onload = sheet.onerror = then
  document.head.appendChild(sheet)
}

loadSheet(SHEETS.settings, () => {
  fill()
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
