import { element } from './element.ts'
import { label } from './own-script.ts'
import { readAloud, type Voice } from './read-aloud.ts'

const rates = { '0.8': '慢', '1': '中', '1.3': '快' }
const voices = { 'zh-CN': '普通话', 'zh-HK': '粤语' }

function button(verb: string, words: string, name = words): HTMLElement {
  return element('button', { type: 'button', 'data-do': verb, 'aria-label': name }, words)
}

function choice(name: string, words: string, options: Readonly<Record<string, string>>): HTMLElement {
  const items = Object.keys(options).map((value) => element('option', { value }, options[value] ?? ''))
  return element('label', {}, element('span', {}, words), element('select', { name }, ...items))
}

/** Reads the article aloud, with a bar at the foot of the window to steer it by. `onEnd` follows when the bar is gone. */
export function startReading(onEnd: () => void): void {
  const toggle = element('button', { type: 'button', 'data-do': 'toggle' }, '暂停')
  const bar = element(
    'section',
    { class: 'speech', 'aria-label': '朗读' },
    toggle,
    button('back', '‹', '上一句'),
    button('on', '›', '下一句'),
    choice('rate', '速度', rates),
    choice('lang', '语音', voices),
    button('stop', '结束'),
  )
  const rate = bar.querySelector('select')
  if (rate) rate.value = '1'
  const voice: Voice = { rate: 1, lang: 'zh-CN' }
  const reading = readAloud(voice, (state) => {
    toggle.textContent = label(state === 'reading' ? '暂停' : '继续')
    if (state !== 'ended') return
    bar.remove()
    onEnd()
  })
  const verbs: Record<string, () => void> = {
    toggle: () => (reading.isReading() ? reading.pause() : reading.speak()),
    back: () => reading.go(-1),
    on: () => reading.go(1),
    stop: reading.stop,
  }
  bar.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-do]')
    verbs[button?.dataset.do ?? '']?.()
  })
  bar.addEventListener('change', (event) => {
    const select = event.target as HTMLSelectElement
    if (select.name === 'rate') voice.rate = Number(select.value)
    else voice.lang = select.value
    if (reading.isReading()) reading.speak()
  })
  document.body.appendChild(bar)
  toggle.focus()
  reading.speak()
}
