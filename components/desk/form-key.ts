/** A random UUID (version 4, RFC 9562): the name of one visit to the form, and the key under which what it makes is made
 *  once. `crypto.randomUUID` is missing on a page that was not opened over HTTPS. */
export function newFormKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = '89ab'.charAt((bytes[8] ?? 0) & 3)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
