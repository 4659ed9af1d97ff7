import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error.js'
import { describe, expect, it } from 'vitest'
import { Failed } from '#components/desk/failed.tsx'
import { refusalOfFailure } from '#components/desk/failed-action.ts'
import { print, texts } from '../../support/markup.ts'

const sentence = (error: unknown) => refusalOfFailure(error)?.message ?? null
const named = (error: Error, name: string) => Object.assign(error, { name })

describe('what a form says when its action could not run', () => {
  it('is the server’s own sentence where it answered with one', () => {
    expect(refusalOfFailure(new Error('提交的内容太大。'))).toEqual({
      ...{ code: 'unavailable', message: '提交的内容太大。', fields: {}, details: {} },
    })
  })

  it('asks for a reload where the portal was upgraded meanwhile', () => {
    expect(sentence(new UnrecognizedActionError('x'))).toBe('网站已更新，请刷新本页，文字会留着。')
  })

  it.each([
    ['a lost connection', new TypeError('Failed to fetch')],
    ['a sentence of the framework', new Error('An unexpected response was received from the server.')],
    ['a failure that Next hides', Object.assign(new Error('出错了。'), { digest: '123' })],
    ['a proxy’s page', new Error('<html>502 Bad Gateway</html>')],
    ['an error of another kind', named(new Error('中文'), 'AbortError')],
    ['what is no error', '中文'],
    ['nothing', undefined],
  ])('is nothing for %s: it is not known whether the action ran', (_, error) =>
    expect(refusalOfFailure(error)).toBeNull(),
  )

  it('is bounded, whatever a proxy sends', () => {
    expect(sentence(new Error('长'.repeat(10_000)))).toHaveLength(500)
  })
})

describe('a page of the desk that failed', () => {
  const failed = (error: unknown) => print(<Failed error={error} reset={() => {}} />)

  it('says that what was typed is still here, and offers to try again', () => {
    const page = failed(new TypeError('Failed to fetch'))
    expect(texts(page, '[role=alert] h1')).toEqual(['这一页暂时打不开'])
    expect(texts(page, 'p')[0]).toContain('没有提交的文字留在这台设备上')
    expect(texts(page, 'button')).toEqual(['再试一次'])
  })

  it('tells a refusal from a failure', () => {
    const page = failed(new Error('提交的内容太大。'))
    expect(texts(page, 'h1')).toEqual(['没有提交成功'])
    expect(texts(page, 'p')).toEqual(['提交的内容太大。'])
  })
})
