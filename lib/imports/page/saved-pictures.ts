/** Stands for the folder in which a page was saved that does not tell its address: a host that nobody can have (RFC 2606). */
const FOLDER = 'https://saved-page.invalid/'
/** Browsers put a page's pictures into a folder of its name. */
const BESIDE = /^(?:\.\/)?([^/\\:?#]{1,255}(?:_files|\.files|_文件)\/[^/\\?#]{1,255})$/i

/** Gives the pictures that a browser saved beside a page an address, by which they are found when the page was read. */
export function addressSavedPictures(document: Document): void {
  for (const image of document.querySelectorAll('img[src]')) {
    const path = BESIDE.exec(image.getAttribute('src')?.trim() ?? '')?.[1]
    if (path !== undefined) image.setAttribute('src', FOLDER + path)
  }
}

/** The path beside its page where a picture of this address may lie, as `页面_files/1.jpg`; null for any other. */
export function savedPath(address: string): string | null {
  if (!URL.canParse(address)) return null
  const path = decoded(new URL(address).pathname.split('/').slice(-2).join('/'))
  const isBeside = path !== null && BESIDE.test(path) && !/(?:^|\/)\.\.?$|\0/.test(path)
  return isBeside ? path : null
}

/** Whether a picture is nowhere but beside its page. */
export const isSavedOnly = (address: string) => address.startsWith(FOLDER)

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
