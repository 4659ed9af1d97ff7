import { isDrawable } from './draw-text.ts'

/** The sign of a site: the first letter of its name that the fonts have, else the first one of its host, as a capital. */
export function siteSign({ siteName, host }: { siteName: string; host: string }): string {
  const [sign = ''] = [...siteName, ...host].filter((one) => /[\p{L}\p{N}]/u.test(one) && isDrawable(one))
  return sign.toUpperCase()
}
