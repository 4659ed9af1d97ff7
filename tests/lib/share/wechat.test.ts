import { beforeEach, describe, expect, it } from 'vitest'
import { GET } from '#app/api/wechat/signature/route.ts'
import { completeConfig, parseConfig } from '#lib/config.ts'
import { processSingleton } from '#lib/process-singleton.ts'
import { signForWechat } from '#lib/share/sign-for-wechat.ts'
import { wechatSignature } from '#lib/share/wechat-signature.ts'
import { aLoopbackServer } from '../../support/loopback-server.ts'
import { ask } from '../../support/routes.ts'

const account = { appId: 'wx0123456789abcdef', secret: '0'.repeat(32) }
const page = 'http://localhost:3000/articles/1'

/** WeChat's server: what it was asked, and what it answers. */
const asked: string[] = []
let refuses = false
const api = aLoopbackServer((request, response) => {
  asked.push(`${request.method} ${request.url?.split('?')[0]}`)
  const token = { access_token: 'token', expires_in: 7200 }
  const ticket = { errcode: 0, errmsg: 'ok', ticket: 'ticket', expires_in: 7200 }
  const refusal = { errcode: 40164, errmsg: 'invalid ip' }
  response.end(JSON.stringify(refuses ? refusal : request.method === 'POST' ? token : ticket))
})
beforeEach(() => {
  asked.length = 0
  refuses = false
  completeConfig({ wechat: account })
  delete processSingleton('wechat-ticket', (): { held?: unknown } => ({})).held
})

it('signs as WeChat’s documented example', () => {
  const signed = {
    ticket: 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg',
    nonce: 'Wm3WZYTPz0wzccnW',
    timestamp: 1_414_587_457,
    url: 'http://mp.weixin.qq.com?params=value',
  }
  expect(wechatSignature(signed)).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed')
})

describe('a page that is signed', () => {
  it('is signed without its fragment, and WeChat is asked once for many pages', async () => {
    const all = await Promise.all([signForWechat(`${page}#main`, api.url), signForWechat(page, api.url)])
    for (const { appId, timestamp, nonceStr, signature } of all) {
      expect(appId).toBe(account.appId)
      expect(signature).toBe(wechatSignature({ ticket: 'ticket', nonce: nonceStr, timestamp, url: page }))
    }
    await signForWechat(`${page}?from=timeline`, api.url)
    expect(asked).toEqual(['POST /cgi-bin/stable_token', 'GET /cgi-bin/ticket/getticket'])
  })

  it('is none while WeChat refuses, which is not asked again at once', async () => {
    refuses = true
    for (const _ of [1, 2])
      await expect(signForWechat(page, api.url)).rejects.toMatchObject({ code: 'unavailable' })
    expect(asked).toHaveLength(1)
  })

  it.each(['', 'x', 'https://elsewhere.example/', `${page}?${'x'.repeat(2_000)}`])(
    'is one of this site: %s is refused',
    async (url) => {
      const path = `/api/wechat/signature?url=${encodeURIComponent(url)}`
      const answer = await ask(GET, path, {})
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({ code: 'invalid-input' })
    },
  )

  it('is none where the site has no 公众号', async () => {
    completeConfig({ wechat: undefined })
    expect((await ask(GET, `/api/wechat/signature?url=${encodeURIComponent(page)}`, {})).status).toBe(404)
  })
})

it('needs both of its variables', () => {
  expect(() => parseConfig({ WECHAT_APP_ID: account.appId })).toThrow(/^WECHAT_APP_SECRET is not set/)
  expect(() => parseConfig({ WECHAT_APP_SECRET: 'x' })).toThrow(/^WECHAT_APP_SECRET is 1 characters long/)
})
