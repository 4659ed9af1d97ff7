/** The text with full-width forms (U+FF01 to U+FF5E) as the ASCII characters they stand for. The length stays the same. */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
}
