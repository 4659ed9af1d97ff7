/** What no database and no page can keep: control characters but tab and line feed, and half a character. */
const UNKEEPABLE = /[^\P{Cc}\t\n]|\p{Cs}/gu

/** The text without what cannot be kept, which programs leave in what is copied from them. */
export function keepable(text: string): string {
  return text.replace(UNKEEPABLE, '')
}

/** Whether a text can be stored and printed as it is. */
export function isKeepable(text: string): boolean {
  return keepable(text) === text
}
