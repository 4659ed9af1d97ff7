import type { Markup } from '../../../markup.ts'
import type { MediaView } from '../../../media/media-types.ts'

type Words = { caption?: string; credit?: string }

/** A file with the words below it. Readers get the words alone where there is no file to show. */
export function captioned(shape: string, shown: Markup, { caption = '', credit = '' }: Words): Markup {
  const words: Markup[] = [
    ...(caption ? [caption] : []),
    ...(credit ? [{ tag: 'span', attrs: { class: 'credit' }, inner: credit }] : []),
  ]
  if (shown === '' && words.length === 0) return ''
  const figcaption: Markup[] = words.length > 0 ? [{ tag: 'figcaption', inner: words }] : []
  return { tag: 'figure', attrs: { class: shape }, inner: [shown, ...figcaption] }
}

/** What stands at the desk where a file cannot be shown; readers get nothing there. */
export function absent(view: MediaView | undefined, name: string, place: 'reader' | 'desk'): Markup {
  if (place === 'reader') return ''
  return { tag: 'p', attrs: { class: 'absent' }, inner: absence(view, name) }
}

function absence(view: MediaView | undefined, name: string): string {
  if (!view) return `${name}不在媒体库里了`
  if (view.state === 'fetching') return `${name}正在取回，取到后会显示在这里`
  return view.state === 'failed' ? `${name}没有取到` : `这个文件不是${name}`
}
