import type { Markup } from '../../../markup.ts'
import type { MediaView } from '../../../media/media-types.ts'
import type { NodeSpec } from '../spec.ts'
import { absent, captioned } from './captioned.ts'
import { caption, credit, media, mediaLine, tidyWords } from './media-attributes.ts'

type Attributes = { media: number; caption?: string; credit?: string }

export const video = recording('video', '视频')
export const audio = recording('audio', '音频')

function recording<Kind extends 'video' | 'audio'>(kind: Kind, name: string) {
  return {
    name,
    group: ['block', 'quoted'],
    attrs: { media, caption, credit },
    media: kind,
    tidy: tidyWords,
    text: (_parts, { caption = '' }: { caption?: string }) => caption,
    lines: (_parts, attrs: Attributes) => [mediaLine(name, attrs)],
    markup: (_parts, attrs: Attributes, _node, { place, media }) => {
      const view = media.get(attrs.media)
      const shown =
        view?.kind === kind && view.original
          ? player(kind, view, view.original.address, attrs.caption || view.name)
          : absent(view, name, place)
      return captioned(kind, shown, attrs)
    },
  } as const satisfies NodeSpec
}

/** The browser's own player, which loads nothing but what it must know before it is pressed. */
function player(
  tag: 'video' | 'audio',
  { width, height }: MediaView,
  address: string,
  label: string,
): Markup {
  const size = tag === 'video' && width && height ? { width, height } : {}
  return {
    tag,
    attrs: { src: address, controls: '', preload: 'metadata', 'aria-label': label, ...size },
    inner: { tag: 'a', attrs: { href: address }, inner: label },
  }
}
