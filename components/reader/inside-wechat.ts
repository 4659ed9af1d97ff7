import { load } from './load-on-use.ts'

/**
 * Inside WeChat: loads the picture that it shows of the page, which stands first in it and is not seen, and the module that
 * tells its JS-SDK what to show, where the site has one.
 */
export function prepareForWechat(): void {
  const picture = document.querySelector<HTMLImageElement>('[data-chat]')
  if (!picture || !/MicroMessenger/.test(navigator.userAgent)) return
  picture.loading = 'eager'
  if (picture.dataset.chat) load(picture.dataset.chat)
}
