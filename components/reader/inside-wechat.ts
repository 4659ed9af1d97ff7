import { load } from './load-on-use.ts'
import { showPictures } from './waiting-pictures.ts'

/**
 * Inside WeChat: loads the picture that it shows of the page, which stands first in it and is not seen, and the module that
 * tells its JS-SDK what to show, where the site has one.
 */
export function prepareForWechat(): void {
  const place = document.querySelector<HTMLElement>('[data-chat]')
  if (!place || !/MicroMessenger/.test(navigator.userAgent)) return
  showPictures(place)
  const picture = place.querySelector('img')
  if (picture) picture.loading = 'eager'
  if (place.dataset.chat) load(place.dataset.chat)
}
