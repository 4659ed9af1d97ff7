import { encode } from 'uqr'
import { box, type Piece } from './canvas.ts'
import { colours } from './colours.ts'

/** Modules of white around the code (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4

/** A QR code with so many pixels for each of its modules. */
export function drawQr(address: string, pixelsAModule: number): Piece {
  const { data, size } = encode(address, { ecc: 'M', border: QUIET_ZONE })
  const side = size * pixelsAModule
  const { pixels } = box(side, side, colours.paper)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      if (data[Math.floor(y / pixelsAModule)]?.[Math.floor(x / pixelsAModule)])
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return { pixels, width: side, height: side }
}
