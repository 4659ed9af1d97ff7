import { newPicture } from '../pictures/hardened-sharp.ts'

/** A piece of a picture: its pixels as red, green, blue and opacity. */
export type Piece = { pixels: Buffer; width: number; height: number }
export type Placed = Piece & { left: number; top: number }

export function at(piece: Piece, left: number, top: number): Placed {
  return { ...piece, left: Math.round(left), top: Math.round(top) }
}

/** A rectangle of one colour, with round corners where `radius` says so. */
export function box(width: number, height: number, colour: string, radius = 0): Piece {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) =>
    Number.parseInt(colour.slice(from, from + 2), 16),
  )
  const pixels = Buffer.alloc(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      pixels.set([red, green, blue, opacityAt(x, y, { width, height, radius })], (y * width + x) * 4)
  return { pixels, width, height }
}

/** Of a point of a rectangle with round corners, from 0 to 255; soft at the edge. */
function opacityAt(
  x: number,
  y: number,
  { width, height, radius }: { width: number; height: number; radius: number },
) {
  const across = Math.max(radius - x - 0.5, x + 0.5 - (width - radius), 0)
  const down = Math.max(radius - y - 0.5, y + 0.5 - (height - radius), 0)
  const outside = Math.hypot(across, down) - radius
  return radius === 0 ? 255 : Math.round(255 * Math.min(1, Math.max(0, 0.5 - outside)))
}

/** The whole picture: the pieces in their order on a ground of one colour, as a JPEG file. */
export async function writePicture(
  path: string,
  { width, height, ground }: { width: number; height: number; ground: string },
  pieces: readonly Placed[],
) {
  const create = { width, height, channels: 3, background: ground } as const
  const layers = pieces.map(({ pixels: input, left, top, width, height }) => {
    return { input, left, top, raw: { width, height, channels: 4 } as const }
  })
  // Letters keep their edges with colour in full resolution.
  return newPicture({ create })
    .composite(layers)
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toFile(path)
}
