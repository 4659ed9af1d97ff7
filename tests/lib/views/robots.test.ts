import crawlerUserAgents from 'crawler-user-agents'
import { describe, expect, it } from 'vitest'
import { automatonOf } from '#lib/views/robots.ts'
import { browsersAgents, matomosRobots, readersAgents } from './user-agents.ts'

// Measured against public lists of real user agents: few readers are lost, and few robots are taken for readers.

const share = (some: readonly string[], all: readonly string[]) => (100 * some.length) / all.length
const say = (text: string) => process.stdout.write(`${text}\n`)

describe('automatonOf', () => {
  it('recognises readers, whatever their phones and programs are called', () => {
    const readers = [
      ...readersAgents,
      '[FBAN/FB4A;FBAV/340.0.0.27.113;FBBV/321309316;FBDM/{density=2.0,width=720,height=1448};FBLC/zh_CN;FBRV/0;]',
      'Mozilla/5.0 (Linux; Android 11; SM-A125F Build/RP1A.200720.012; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/95.0.4638.74 Mobile Safari/537.36 [FBAN/FB4A;FBAV/340.0.0.27.113;]',
      'Mozilla/5.0 (Linux; Android 7.0; M BOT 60 Build/NRD90M) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/58.0.3029.83 Mobile Safari/537.36',
      'Mozilla/5.0 (Linux; Android 4.2.2; HTC Butterfly Build/JDQ39) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/31.0.1650.59 Mobile Safari/537.36',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 SohuNews/6.8.1 BuildCode/1',
    ]
    for (const userAgent of readers) expect(automatonOf(userAgent), userAgent).toBe('none')
  })

  it('takes at most one in 500 real browsers for a robot', () => {
    const browsers = browsersAgents()
    expect(browsers.length).toBeGreaterThan(9_000)
    const taken = browsers.filter((userAgent) => automatonOf(userAgent) !== 'none')
    const lost = share(taken, browsers)
    say(`browsers taken for robots: ${taken.length} of ${browsers.length} (${lost.toFixed(2)} %)`)
    expect(lost, taken.join('\n')).toBeLessThan(0.2)
  })

  it('recognises every robot of crawler-user-agents, except two in-app browsers of people', () => {
    const listed = crawlerUserAgents as readonly { instances?: string[] }[]
    const robots = listed.flatMap(({ instances = [] }) => instances)
    expect(robots.length).toBeGreaterThan(2_000)
    const missed = robots.filter((userAgent) => automatonOf(userAgent) === 'none')
    say(`robots taken for readers: ${missed.length} of ${robots.length}`)
    const people = missed.filter((userAgent) => /; wv\).* (?:Instagram|MetaIAB Facebook)/.test(userAgent))
    expect(missed).toEqual(people)
  })

  it('recognises at least 95 % of the robots in Matomo’s test data, most of them ten years old', () => {
    const robots = matomosRobots()
    const missed = robots.filter((userAgent) => automatonOf(userAgent) === 'none')
    expect(share(missed, robots), missed.join('\n')).toBeLessThan(5)
  })

  it('recognises words that no browser sends', () => {
    const robots = [
      'Mozilla/5.0 (Linux; Android 8.0; Pixel 2 Build/OPD3.170816.012; Storebot-Google/1.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/81.0.4044.138 Mobile Safari/537.36',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; Some Console) Chrome/120.0.0.0 Safari/537.36',
      'Mozilla/5.0 (compatible; NobodyKnowsIt/1.0)',
      'Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 (audit; team@example.cn)',
      'some-new-library/0.1',
    ]
    for (const userAgent of robots) expect(automatonOf(userAgent), userAgent).toBe('robot')
  })
})
