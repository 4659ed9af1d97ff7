// Plain JavaScript: deploy/assets.mjs reads it, too, and the first Node there reads no types.

/** Folders without a page that search engines are not to ask for: the desk and its files, JSON, previews, short links. */
export const uncrawledFolders = ['admin', '_next', 'api', 'preview', 's']

const folders = [
  ...uncrawledFolders,
  'assets',
  'feeds',
  'icons',
  'media',
  'oembed',
  'sitemaps',
  '.well-known',
]

/** Fits a path, decoded and with or without its query, at which readers find no page: in one of those folders, a file beside
 *  them, or a picture of an article. */
export const NON_PAGE = new RegExp(
  `^/(?:${folders.join('|').replace(/\./g, '\\.')})(?:[/?]|$)|^/[^/?]*\\.[^/?]*(?:\\?|$)|^/articles/[^/?]+/[^?]`,
)

/** The same as patterns of URLs (URL Pattern Standard). */
export function nonPagePatterns() {
  return [...folders.map((folder) => `/${folder}{/*}?`), '/:file.:kind', '/articles/:number/*']
}
