import { formatTime } from '#components/desk/format-time.ts'
import type { PanelMedia } from '#components/desk/media-panel.tsx'
import { states } from '#lib/articles/status.ts'
import type { MediaDetail } from '#lib/media/media-detail.ts'

const placeNames = { live: '', draft: '', copy: '修改稿', unsubmitted: '没有提交的文字' } as const

/** A medium as its panel shows it. */
export function panelMediaOf({ createdAt, actor, uses, ...media }: MediaDetail): PanelMedia {
  return {
    ...media,
    brought: `${actor}，${formatTime(createdAt)}`,
    uses: uses.map(({ id, title, status, places }) => ({
      id,
      title: title || '（没有标题）',
      status: [states[status].name, ...new Set(places.map((place) => placeNames[place]))]
        .filter(Boolean)
        .join('，'),
    })),
  }
}
