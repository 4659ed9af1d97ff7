/** More than any telephone's camera has; a picture with more is refused before it is decoded. In millions. */
export const MOST_MEGAPIXELS = 120
