'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Device, PreviewFrame } from './preview-frame.tsx'

type View = Device | 'both'
type Theme = 'light' | 'dark'

const views: [View, string][] = [
  ['phone', '手机'],
  ['desktop', '桌面'],
  ['both', '并排'],
]
const themes: [Theme, string][] = [
  ['light', '浅色'],
  ['dark', '深色'],
]

type Props = {
  /** The address of the preview, to which the theme is added; null while it is being made. */
  address: string | null
  /** Why there is no preview. */
  refusal: string | null
  onClose: () => void
  /** Below the frames: its links. */
  children?: ReactNode
}

/** The preview over the whole screen: a phone and a desktop, beside each other or one at a time, light and dark. Shown as
 *  long as it is mounted. */
export function PreviewDialog({ address, refusal, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const [view, setView] = useState<View>('both')
  const [theme, setTheme] = useState<Theme>('light')
  useEffect(() => {
    if (!element.current?.open) element.current?.showModal()
    if (matchMedia('(max-width: 62rem)').matches) setView('phone')
    if (matchMedia('(prefers-color-scheme: dark)').matches) setTheme('dark')
  }, [])
  const devices: Device[] = view === 'both' ? ['phone', 'desktop'] : [view]
  return (
    <dialog ref={element} className="preview" aria-label="预览" onClose={onClose}>
      <header>
        <h2>预览</h2>
        <Choices name="view" label="屏幕" choices={views} chosen={view} onChoose={setView} />
        <Choices name="theme" label="颜色" choices={themes} chosen={theme} onChoose={setTheme} />
        <button type="button" className="btn" onClick={() => element.current?.close()}>
          关闭 <kbd>Esc</kbd>
        </button>
      </header>
      {refusal === null ? null : (
        <p className="notice bad" role="alert">
          {refusal}
        </p>
      )}
      <div className="preview-screens" data-view={view}>
        {address === null
          ? null
          : devices.map((device) => (
              <PreviewFrame key={device} device={device} address={withTheme(address, theme)} />
            ))}
      </div>
      {children}
    </dialog>
  )
}

function withTheme(address: string, theme: Theme): string {
  return `${address}${address.includes('?') ? '&' : '?'}theme=${theme}`
}

type ChoicesProps<T extends string> = {
  name: string
  label: string
  choices: [T, string][]
  chosen: T
  onChoose: (choice: T) => void
}

function Choices<T extends string>({ name, label, choices, chosen, onChoose }: ChoicesProps<T>) {
  return (
    <fieldset className="preview-choices">
      <legend className="visually-hidden">{label}</legend>
      {choices.map(([value, title]) => (
        <label key={value}>
          <input
            type="radio"
            name={`preview-${name}`}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  )
}
