/** The beginning of a text, of at most so many whole characters; the last one is an ellipsis where more followed. */
export function shortened(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}\u2026`
}
