const mediaTag = (id: number) => `media:${id}`

/** What a page depends on that shows these media, or would once they are there. */
export function tagsOfMedia(media: Iterable<{ id: number } | null>): string[] {
  const ids = new Set([...media].flatMap((one) => (one ? [one.id] : [])))
  return [...ids].map(mediaTag)
}
