/* Runs inside the page's head, before anything is painted; the policy names its hash. See reading-settings.ts. */

let chosen = ''
try {
  chosen = localStorage.reading || ''
} catch {}
document.documentElement.className = `js ${chosen}`
// Written, and not appended, it is waited for before anything is painted, in every browser.
if (/elder/.test(chosen)) document.write(`<link rel="stylesheet" href="${SHEETS.elder}">`)

const path = location.pathname
// A short link and a missing file have no page in traditional characters.
if (/\bhant\b/.test(chosen) && !/^\/(hant|s)(\/|$)|^\/[^/]*\./.test(path))
  location.replace(`/hant${path}${location.search}`)
