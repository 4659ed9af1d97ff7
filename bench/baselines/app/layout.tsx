import type { ReactNode } from 'react'
import '../../../components/reader/reader.css'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-Hans" itemScope itemType="https://schema.org/NewsArticle">
      <body>{children}</body>
    </html>
  )
}
