import type { MediaView } from './media-types.ts'

/** The classes by which a cropped picture keeps its focal point in view; a policy without inline styles leaves steps of a
 *  tenth. Empty for the middle. */
export function focalClass({ focal }: Pick<MediaView, 'focal'>): string {
  const step = (part: number) => Math.round(part / 10) * 10
  const [x, y] = [step(focal.x), step(focal.y)]
  return [x === 50 ? '' : `fx-${x}`, y === 50 ? '' : `fy-${y}`].filter(Boolean).join(' ')
}
