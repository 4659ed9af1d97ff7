const WIDTHS = [320, 640, 960, 1280, 1920]
/** Of an animation, which is not made larger than a telephone shows it. */
const ANIMATED = [320, 640, 960]

/** The widths in which a picture is offered, in pixels: at most five, none wider than itself, its own among the last. */
export function renditionWidths(own: number): number[] {
  return within(WIDTHS, own)
}

export function animatedWidths(own: number): number[] {
  return within(ANIMATED, own)
}

function within(widths: readonly number[], own: number): number[] {
  const widest = Math.min(own, widths.at(-1) ?? own)
  // One that is nearly as wide as the widest is not worth its bytes.
  return [...widths.filter((width) => width < widest * 0.9), widest]
}
