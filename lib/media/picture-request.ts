/** Hosts of WeChat's pictures. With the Referer of a site that it does not know it sends a picture that says so instead. */
const wechat = /(^|\.)(qpic|qlogo)\.cn$/

/**
 * The request fields with which a picture is asked for, one attempt after the other: as an address that is typed in, without
 * a Referer; then as from a page of the site itself, since some sites give pictures to their own pages only.
 */
export function attemptsFor(address: string): readonly Record<string, string>[] {
  const { hostname, origin } = new URL(address)
  const accept = 'image/webp,image/png,image/jpeg,image/gif;q=0.9,*/*;q=0.5'
  const referer = wechat.test(hostname) ? 'https://mp.weixin.qq.com/' : `${origin}/`
  return [{ accept }, { accept, referer }]
}
