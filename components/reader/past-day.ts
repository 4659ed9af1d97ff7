/** Shanghai is so far before Greenwich. lib/time.ts knows too much for a reader's script. */
const OFFSET_MS = 8 * 3_600_000

/** Hides the day in the masthead where it has passed: on a page that was kept for reading without a network, or left open. */
export function hidePastDay(): void {
  const line = document.querySelector<HTMLTimeElement>('.dateline')
  const today = new Date(Date.now() + OFFSET_MS).toISOString().slice(0, 10)
  if (line) line.hidden = line.getAttribute('datetime') !== today
}
