import { readerCss } from './generated/assets.ts'

/** In which colours a preview is shown; `auto` leaves it to the system, as for readers. */
export type Theme = 'auto' | 'light' | 'dark'

/** The line above a page that says it is a preview. */
const MARK = `.preview-mark{padding:.5rem 1rem;background:var(--accent);color:var(--paper);font-size:.875rem;line-height:1.6;text-align:center}`

/** What the colours of a theme replace in readers' style sheet: the question that the system answers. */
const answers: Record<Theme, (css: string) => string> = {
  auto: (css) => css,
  light: (css) => withScheme(css, 'light', 'not all'),
  dark: (css) => withScheme(css, 'dark', 'all'),
}

/** Readers' very style sheet, in the colours of a theme, with the mark of a preview. */
export function previewCss(theme: Theme): string {
  return answers[theme](readerCss) + MARK
}

function withScheme(css: string, scheme: string, media: string): string {
  return css
    .replaceAll(/@media\s*\(prefers-color-scheme:\s*dark\)/g, `@media ${media}`)
    .replace(/color-scheme:\s*light dark/, `color-scheme:${scheme}`)
}
