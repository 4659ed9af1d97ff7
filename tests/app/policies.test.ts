import { expect, it } from 'vitest'
import type { Origin } from '#lib/articles/origin.ts'
import { policyKindNames, policyPath } from '#lib/policies/policy-kinds.ts'
import { aPolicy } from '../support/cast.ts'
import { askSite } from '../support/reader-site.ts'

const NONE = '本站还没有发布'
const tomorrow = () => new Date(Date.now() + 86_400_000)
const noindex = '<meta name="robots" content="noindex"'

/** A page of something that is not there yet stays out of search engines and is asked for again, and tells a reader why. */
it.each(policyKindNames)(
  '%s is not found until a version of it holds, and the page says so',
  async (kind) => {
    const path = policyPath(kind)
    const origins: Origin[] = kind === 'disclaimer' ? ['repost'] : []
    const before = await askSite(path)
    expect([before.status, before.headers['x-robots-tag']]).toEqual([404, 'noindex'])
    expect(before.headers['cache-tag']).toContain('policy')
    expect(before.text).toContain(NONE)
    expect(before.text).toContain(noindex)
    expect(before.text).not.toContain('rel="canonical"')
    expect((await askSite(`${path}/1`)).status).toBe(404)

    await aPolicy(1, { kind, origins, effectiveAt: tomorrow() })
    const coming = await askSite(path)
    expect([coming.status, coming.text.includes(NONE)]).toEqual([404, true])
    expect(coming.text, 'it can be read beforehand').toContain(`href="${path}/1"`)
    expect((await askSite(`${path}/1`)).status).toBe(200)

    await aPolicy(2, { kind, origins, text: '我们不收集读者的个人信息。' })
    const held = await askSite(path)
    expect([held.status, held.headers['x-robots-tag']]).toEqual([200, undefined])
    expect(held.headers.link).toContain(`${path}>; rel="canonical"`)
    expect(held.text).not.toContain(NONE)
    const byKey = await askSite(`/policies/${kind}`)
    expect([byKey.status, byKey.headers.link]).toEqual([200, held.headers.link])
    const all = await askSite('/policies')
    expect([all.status, all.headers['cache-tag']]).toEqual([200, expect.stringContaining('policy')])
    for (const way of [path, `${path}/1`, `${path}/2`]) expect(all.text).toContain(`href="${way}"`)
  },
)
