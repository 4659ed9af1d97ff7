import { breakLines, firstLines } from './break-lines.ts'
import type { Piece } from './canvas.ts'
import { colours } from './colours.ts'
import { drawText } from './draw-text.ts'

const LEADING = 1.36

type Room = {
  /** In pixels. */
  width: number
  height: number
  mostLines: number
  /** Sizes of letters in pixels, the largest first. */
  sizes: readonly number[]
}

/** A title in the largest letters in which it has room, with an ellipsis where it has none in the smallest. */
export function drawHeadline(
  title: readonly string[],
  { width, height, mostLines, sizes }: Room,
): Promise<Piece> {
  const smallest = sizes.at(-1) ?? 0
  const most = (size: number) => Math.min(mostLines, Math.floor(height / (size * LEADING)))
  const size = sizes.find((one) => breakLines(title, width / one).length <= most(one)) ?? smallest
  const lines = firstLines(breakLines(title, width / size), most(size))
  return drawText(lines.join('\n'), { weight: 'bold', size, colour: colours.ink, leading: LEADING })
}
