import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { securityHeaders } from '#app/(reader)/_document/security-headers.ts'
import {
  beforePaint,
  readerCss,
  readerFiles,
  readerModules,
  readerSheets,
} from '#components/reader/generated/assets.ts'

/** The colours that a rule of the style sheet gives, by its selector within its media query. */
function colours(media: string, selector: string, css = readerCss): string | undefined {
  const query = media.replaceAll(/[()]/g, '\\$&')
  const rule = new RegExp(
    `@media ${query}\\{[^}]*?(?<=[{}])${selector.replaceAll(/[.()]/g, '\\$&')}\\{([^}]*)\\}`,
  )
  return rule.exec(css)?.[1]
}

describe('the colours of a page', () => {
  const bySystem = 'screen and (prefers-color-scheme:dark)'

  it('are dark by the same words whether the system is or the reader chose so', () => {
    expect(colours(bySystem, ':root:not(.light)')).toContain('--paper')
    expect(colours('screen', ':root.dark')).toBe(colours(bySystem, ':root:not(.light)'))
    const elder = readerFiles[readerSheets.elder.replace('/assets/', '')] ?? ''
    const inTheDark = colours(bySystem, ':root:not(.light).elder', elder)
    expect(inTheDark).toContain('--paper')
    expect(colours('screen', ':root.dark.elder', elder)).toBe(inTheDark)
  })

  it('are never dark on paper', () => {
    expect(readerCss).not.toMatch(/@media ?\(prefers-color-scheme/)
  })
})

describe('what runs at a reader’s', () => {
  it('is allowed by the policy: the script in the page by its hash', () => {
    const hash = createHash('sha256').update(beforePaint).digest('base64')
    expect(securityHeaders['content-security-policy']).toContain(`script-src 'self' 'sha256-${hash}'`)
  })

  it('is small: with every page no more than 3 KB, the rest on first use', () => {
    const [main = ''] = Object.entries(readerFiles).flatMap(([name, script]) =>
      name.startsWith('reader.') ? [script] : [],
    )
    expect(gzipSync(main + beforePaint).length).toBeLessThanOrEqual(3 * 1_024)
  })

  it('is found, module or style sheet, under the address that pages name', () => {
    for (const address of Object.values({ ...readerModules, ...readerSheets }))
      expect(readerFiles).toHaveProperty([address.replace('/assets/', '')])
  })
})
