import { describe, expect, it } from 'vitest'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { readPageBounded } from '#lib/imports/page/read-page-bounded.ts'
import * as pages from './pages.ts'

const origin = { contentType: 'text/html', address: 'https://www.news.example/1.html' }
const bytesOf = (html: string) => new TextEncoder().encode(html)

describe('a page that is read in a thread of its own', () => {
  it('gives the same article', async () => {
    const found = await readPageBounded(bytesOf(pages.people), origin)
    expect(found).toMatchObject({ title: '乐从举办第十二届家庭乒乓球赛' })
    expect(plainText(found.body)).toBe(pages.TEXT)
  })

  it('is refused with its own sentence', async () => {
    await expect(readPageBounded(bytesOf('<title>空</title>'), origin)).rejects.toThrow(/这一页/)
  })

  it('may hold white space without end', async () => {
    const page = pages.people.replace('<div class="bza"></div>', `<p>a${' '.repeat(4_000_000)}b</p>`)
    expect(plainText((await readPageBounded(bytesOf(page), origin)).body)).toContain(pages.TEXT)
  })

  it('that takes too long is given up, and costs nobody anything more', async () => {
    const slow = readPageBounded(bytesOf(pages.people), origin, { timeLimitMs: 1 })
    await expect(slow).rejects.toThrow('这一页太大或太复杂')
  })

  it('that nobody waits for any more is given up', async () => {
    const stop = new AbortController()
    const read = readPageBounded(bytesOf(pages.people), origin, { signal: stop.signal })
    stop.abort(new Error('stopped'))
    await expect(read).rejects.toThrow('stopped')
  })
})
