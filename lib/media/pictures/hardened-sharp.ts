import sharp, { type Sharp, type SharpOptions } from 'sharp'
import { MOST_MEGAPIXELS } from './most-pixels.ts'

const MOST_PIXELS = MOST_MEGAPIXELS * 1_000_000
/** Of all frames of an animation together. */
export const MOST_ANIMATED_PIXELS = 150_000_000
const LONGEST_SECONDS = 120

const loaders = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif']

// For the whole process: other formats, SVG and TIFF among them, are not decoded; one thread; nothing is kept.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: loaders })
sharp.cache(false)
sharp.concurrency(1)

/** A picture to be read within those limits. It is the one place of the project that opens one. */
export function openPicture(input: Buffer | string, options: SharpOptions = {}): Sharp {
  const limits = {
    limitInputPixels: options.animated ? MOST_ANIMATED_PIXELS : MOST_PIXELS,
    failOn: 'error',
  } as const
  return sharp(input, { ...limits, ...options }).timeout({ seconds: LONGEST_SECONDS })
}

/** A picture that is made here of nothing, or of text, instead of being read. */
export function newPicture(options: Pick<SharpOptions, 'create' | 'text'>): Sharp {
  return sharp(options).timeout({ seconds: LONGEST_SECONDS })
}
