import type { ReactNode } from 'react'
import type { ListedArticle } from '#lib/articles/published-types.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { Crop } from './crop.tsx'

type Props = { article: Pick<ListedArticle, 'id' | 'picture'> }

type ThumbnailProps = Props & {
  /** Whether it stands at the top of the page, and is loaded at once. */
  isFirst?: boolean
}

/** The picture beside a line of a list. */
export function Thumbnail({ article: { id, picture }, isFirst = false }: ThumbnailProps) {
  if (!picture?.original) return null
  return (
    <PictureLink id={id} className="thumb">
      <Crop picture={picture} widths={{ least: 320, most: 320 }} sizes="7.5rem" isFirst={isFirst} />
    </PictureLink>
  )
}

/** The picture above the first headline of the front page, which a reader sees first. */
export function Cover({ article: { id, picture } }: Props) {
  if (!picture?.original) return null
  const sizes = '(min-width:62rem) 46.5rem,calc(100vw - 2rem)'
  return (
    <PictureLink id={id} className="cover">
      <Crop picture={picture} widths={{ least: 640, most: 1280 }} sizes={sizes} isFirst />
    </PictureLink>
  )
}

/** The picture above the headline of a card, three or four of them beside each other. */
export function CardPicture({ article: { id, picture } }: Props) {
  if (!picture?.original) return null
  return (
    <PictureLink id={id} className="cover">
      <Crop picture={picture} widths={{ least: 320, most: 640 }} sizes="(min-width:48rem) 15rem,45vw" />
    </PictureLink>
  )
}

/** The headline beside it is the same link: that one is read out and reached by keys, this one by a finger. */
function PictureLink({ id, className, children }: { id: number; className: string; children: ReactNode }) {
  return (
    <span className={className} aria-hidden="true">
      <a href={articlePath(id)} tabIndex={-1}>
        {children}
      </a>
    </span>
  )
}
