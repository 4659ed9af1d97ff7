import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '../../components/desk/desk.css'
import '../../components/desk/table.css'
import '../../components/desk/list.css'
import '../../components/reader/prose.css'
import '../../components/desk/edit.css'
import '../../components/desk/body.css'
import '../../components/desk/autosave.css'
import '../../components/desk/imports.css'
import '../../components/desk/paste.css'
import '../../components/desk/lead-picture.css'
import '../../components/desk/media.css'
import '../../components/desk/sources.css'
import '../../components/desk/proof.css'
import '../../components/desk/words.css'
import '../../components/desk/policies.css'
import '../../components/desk/front.css'
import '../../components/desk/preview.css'
import '../../components/desk/cases.css'
import '../../components/desk/contributions.css'
import '../../components/desk/register.css'

export const metadata: Metadata = {
  title: { default: '编辑台', template: '%s · 编辑台' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** The root layout of the desk; the readers' half has none, since it is documents. */
export default function DeskDocument({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-Hans">
      <body>{children}</body>
    </html>
  )
}
