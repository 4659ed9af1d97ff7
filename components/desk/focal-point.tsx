'use client'

import type { PointerEvent } from 'react'
import type { MediaView } from '#lib/media/media-types.ts'

type Props = {
  media: Pick<MediaView, 'original' | 'renditions' | 'width' | 'height' | 'name'>
  /** In hundredths of width and height. */
  x: number
  y: number
  onChange: (x: number, y: number) => void
}

/** The point of a picture that stays in view when it is cropped: by a press on it, or by two sliders. */
export function FocalPoint({ media: { original, renditions, width, height, name }, x, y, onChange }: Props) {
  const shown = renditions.find((one) => one.format === 'webp' && (one.width ?? 0) >= 640) ?? original
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const part = (at: number, size: number) => Math.round(Math.min(1, Math.max(0, at / size)) * 100)
    onChange(part(event.clientX - left, width), part(event.clientY - top, height))
  }
  const slider = (label: string, value: number, change: (value: number) => void) => (
    <label>
      {label}
      <input
        type="range"
        min={0}
        max={100}
        value={value}
        aria-valuetext={`${value}%`}
        onChange={({ currentTarget }) => change(Number(currentTarget.value))}
      />
    </label>
  )
  return (
    <fieldset className="focal">
      <legend>焦点：裁剪时留在画面里的地方</legend>
      <div className="focal-picture">
        <img src={shown?.address} alt={name} width={width ?? undefined} height={height ?? undefined} />
        {/* Lines by attributes: the desk's policy allows no style in the markup. */}
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          aria-hidden="true"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            point(event)
          }}
          onPointerMove={(event) => event.buttons > 0 && point(event)}
        >
          <line className="focal-under" x1={x} x2={x} y1={0} y2={100} vectorEffect="non-scaling-stroke" />
          <line className="focal-under" x1={0} x2={100} y1={y} y2={y} vectorEffect="non-scaling-stroke" />
          <line x1={x} x2={x} y1={0} y2={100} vectorEffect="non-scaling-stroke" />
          <line x1={0} x2={100} y1={y} y2={y} vectorEffect="non-scaling-stroke" />
        </svg>
      </div>
      {slider('焦点横向', x, (value) => onChange(value, y))}
      {slider('焦点纵向', y, (value) => onChange(x, value))}
    </fieldset>
  )
}
