import { offerCopies } from './copy-on-click.ts'
import { prepareForWechat } from './inside-wechat.ts'
import { loadOnUse } from './load-on-use.ts'
import { hidePastDay } from './past-day.ts'
import { applySettings } from './reading-settings.ts'
import { keepScript } from './script-choice.ts'
import { showSection } from './show-section.ts'
import { colourFrame } from './theme-colour.ts'
import { viewsNumber } from './views-number.ts'
import { offerPictures } from './waiting-pictures.ts'

/* All that runs at a reader's: the view beacon, copying a link or a text, the device's own share sheet, modules on their
 * first use. */

loadOnUse()
// With the first frame, which lays the page out anyway.
requestAnimationFrame(showSection)
keepScript()
colourFrame()
hidePastDay()
/** Something else was chosen on another page meanwhile. */
function chooseAgain(): void {
  applySettings()
  colourFrame()
}
addEventListener('storage', chooseAgain)

const SEEN_MS = 1_000
const LONGEST_WAIT_S = 30

// There are none on an origin without https.
const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
addEventListener('load', () => workers?.register('/sw.js').catch(() => {}))

const counter = document.querySelector<HTMLElement>('[data-views]')
const token = document.querySelector<HTMLMetaElement>('meta[name="view-token"]')?.content
let stopLooking = () => {}

/** A version 4 UUID; `randomUUID` exists on secure origins only. */
function newViewId(): string {
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 15) | 64
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

async function send(address: string, view: string, mayRetry: boolean): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ token, view })
  const post = (keepalive: boolean) => fetch(address, { method: 'POST', headers, body, keepalive })
  // Chromium before 81 refuses `keepalive` with this type, before anything is sent.
  const answer = await post(true)
    .catch(() => post(false))
    .catch(() => null)
  if (answer?.ok) {
    const counted = await answer.json()
    if (counter) counter.textContent = viewsNumber(counted.views)
  } else if (mayRetry && (!answer || answer.status === 503)) {
    // The same view id: should the first one have been counted after all, this one is not.
    const seconds = Math.min(Number(answer?.headers.get('retry-after')) || 2, LONGEST_WAIT_S)
    setTimeout(() => send(address, view, false), (seconds + Math.random()) * 1_000)
  }
}

/** Sends one view once the page was visible for a second, or was touched. */
function look(): void {
  stopLooking()
  const address = counter?.dataset.views
  if (!address || !token) return
  // Before iOS 13 there are no pointer events.
  const touches = ['pointerdown', 'touchstart', 'keydown'] as const
  let timer = 0
  const wait = () => {
    clearTimeout(timer)
    if (document.visibilityState === 'visible') timer = window.setTimeout(seen, SEEN_MS)
  }
  const seen = () => {
    stopLooking()
    send(address, newViewId(), true)
    // The service worker keeps what was read.
    if (workers) workers.ready.then((ready) => ready.active?.postMessage('read')).catch(() => {})
  }
  stopLooking = () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', wait)
    for (const touch of touches) removeEventListener(touch, seen)
  }
  document.addEventListener('visibilitychange', wait)
  for (const touch of touches) addEventListener(touch, seen)
  wait()
}

if ((document as Document & { prerendering?: boolean }).prerendering)
  document.addEventListener('prerenderingchange', look, { once: true })
else look()
// Back from the back/forward cache is a new look; whether it is a repeat, the server knows.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  chooseAgain()
  hidePastDay()
  look()
})

offerCopies()
offerPictures()
prepareForWechat()

const shareButton = document.querySelector<HTMLButtonElement>('[data-share]')
if (shareButton && navigator.share) {
  shareButton.hidden = false
  shareButton.addEventListener('click', () => {
    // Closing the sheet without sharing rejects; there is nothing to do about it.
    navigator.share({ title: document.title, url: shareButton.dataset.share ?? '' }).catch(() => {})
  })
}
