'use client'

import { useEffect, useRef, useState } from 'react'

export type Device = 'phone' | 'desktop'

/** The screens on which most readers read, in CSS pixels. */
const widths: Record<Device, number> = { phone: 390, desktop: 1280 }
const names: Record<Device, string> = { phone: '手机', desktop: '桌面' }

/** The readers' page in a frame as wide as their screen, drawn smaller where there is less room. It runs nothing. */
export function PreviewFrame({ device, address }: { device: Device; address: string }) {
  const place = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (!place.current) return
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect))
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])
  const width = widths[device]
  const scale = room.width > 0 ? Math.min(1, room.width / width) : 1
  return (
    <figure className={`preview-screen ${device}`}>
      <figcaption>
        {names[device]} <small>{width} 像素宽</small>
      </figcaption>
      <div ref={place} className="preview-room">
        <iframe
          title={`${names[device]}上的预览`}
          src={address}
          // Of this site, so that its pictures come; without scripts, forms, or a way out of the frame.
          sandbox="allow-same-origin"
          referrerPolicy="no-referrer"
          style={{ width, height: room.height / scale, transform: `scale(${scale})` }}
        />
      </div>
    </figure>
  )
}
