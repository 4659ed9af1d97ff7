/** Where a mail program would see an address: before the slashes or the name of a scheme, at the dots and the @ of a host. */
const joint =
  /(?<=[a-z]):(?=\S)|(?<=[\p{L}\p{N}])[.．｡@＠](?=\p{L})|(?<=[a-z0-9])[。@＠](?=[a-z0-9])|(?<=\d)\.(?=\d+\.\d+\.\d)/giu

/**
 * Somebody's words as they may stand in a mail that others read: on one line, and with a space in whatever a mail program would
 * make a link, as in `https: //www. example. com`.
 */
export function unlinked(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(joint, '$& ')
}
