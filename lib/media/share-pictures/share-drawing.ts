/** Widths and heights of share pictures, in pixels: for networks, for WeChat's thumbnail, to be kept and sent on. */
export const shareSizes = {
  card: { width: 1200, height: 630 },
  square: { width: 800, height: 800 },
  poster: { width: 1080, height: 1620 },
} as const

export type Shape = keyof typeof shareSizes

/** Raised with every change of how pictures are drawn, so that those of before are not shown any more. */
export const DRAWN_AS = 3

/** Everything that a share picture shows. Where two of these are equal, their pictures are. */
export type ShareDrawing = {
  version: number
  shape: Shape
  siteName: string
  /** The site's address without its protocol. */
  host: string
  /** The article; null for the picture of the site itself. */
  article: DrawnArticle | null
}

export type DrawnArticle = {
  /** The pieces of the title between which a line may break. */
  title: readonly string[]
  summary: string
  /** 来源, city and day in one line. */
  facts: string
  /** What the QR code of a poster leads to. */
  address: string
  /** The file of its picture, and what must stay in view of it, in hundredths of width and height. */
  photograph: { hash: string; focal: { x: number; y: number } } | null
}
