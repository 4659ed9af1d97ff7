/** Words as they are written in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)
}

/** A picture with its alternative text and caption, which may be HTML. */
export function figureHtml({
  src,
  alt = '',
  caption = '',
}: {
  src: string
  alt?: string
  caption?: string
}): string {
  const words = caption ? `<figcaption>${caption}</figcaption>` : ''
  return `<figure><img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">${words}</figure>`
}
