import { gzipSync } from 'node:zlib'

export type FirstView = { html: number; css: number; script: number; total: number }

/** Everything a browser fetches to show an article for the first time, pictures aside, in bytes after gzip. */
export async function firstView(page: string): Promise<FirstView> {
  const html = await text(page)
  const linked = [...html.matchAll(/<(?:script[^>]*\ssrc|link[^>]*rel="stylesheet"[^>]*\shref)="([^"]+)"/g)]
  const sizes = { css: 0, script: 0 }
  for (const [tag, address = ''] of linked)
    sizes[tag.startsWith('<script') ? 'script' : 'css'] += zipped(await text(new URL(address, page).href))
  return { html: zipped(html), ...sizes, total: zipped(html) + sizes.css + sizes.script }
}

async function text(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.text()
}

const zipped = (body: string) => gzipSync(body).length
