import { describe, expect, it } from 'vitest'
import { classify } from '#lib/views/classify.ts'
import { aPhone } from '../../support/views.ts'

const evidence = { userAgent: aPhone, purpose: '', vouched: true, staff: false, overBudget: false }
const classOf = (userAgent: string) => classify({ ...evidence, userAgent })

describe('classify', () => {
  it.each([
    'Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36',
    'Dalvik/2.1.0 (Linux; U; Android 13; 22081212C Build/TKQ1)',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.50(0x1800323c) NetType/WIFI Language/zh_CN',
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 NewsArticle/9.9.1',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/122.0 Safari/537.36 QQBrowser/13.0',
    'Mozilla/5.0 (Linux; Android 12; HarmonyOS) AppleWebKit/537.36 Chrome/114 HuaweiBrowser/15.0 Mobile',
  ])('takes people for people: %s', (userAgent) => {
    expect(classOf(userAgent)).toBe('human')
  })

  it.each([
    'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
    'Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'Bytespider; spider-feedback@bytedance.com',
    'curl/8.5.0',
    // One by a word that no browser sends, and one by its name.
    'Mozilla/5.0 (compatible; UptimeWatcher/1.0)',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 GTmetrix',
    'python-requests/2.32',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/130.0 Safari/537.36',
  ])('takes robots for robots: %s', (userAgent) => {
    expect(classOf(userAgent)).toBe('robot')
  })

  it.each([
    'Mozilla/5.0 (Linux; Android 15; PJZ110 Build/AP3A.240617.008; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MetaIAB Facebook',
  ])('takes people for people whom a list of robots names: %s', (userAgent) => {
    expect(classOf(userAgent)).toBe('human')
  })

  it.each([
    'facebookexternalhit/1.1',
    'Twitterbot/1.0',
    'TelegramBot (like TwitterBot)',
    'MicroMessenger Client',
  ])('takes what fetches a card for a preview: %s', (userAgent) => {
    expect(classOf(userAgent)).toBe('preview')
  })

  it('applies the rules in their order', () => {
    expect(classify({ ...evidence, purpose: 'prefetch', staff: true })).toBe('preview')
    expect(classify({ ...evidence, staff: true, overBudget: true })).toBe('staff')
    expect(classify({ ...evidence, overBudget: true })).toBe('suspect')
    expect(classify({ ...evidence, vouched: false })).toBe('suspect')
    for (const userAgent of ['', 'Mozilla/5.0 \u0000', `${aPhone} ${'padding '.repeat(200)}`])
      expect(classOf(userAgent), userAgent.slice(0, 20)).toBe('suspect')
  })
})
