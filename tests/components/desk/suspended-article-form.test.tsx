// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Answer } from '#components/desk/article-content.ts'
import { newStanding } from '#components/desk/press.ts'
import { SuspendedArticleForm } from '#components/desk/suspended-article-form.tsx'
import { aLatest, aRefusal, cities, someContent } from '../../support/desk-cast.ts'
import { fill, mounted, press } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'
import { aStorage } from '../../support/storage.ts'

// Purpose: a corrected text that comes after a colleague's act on its case is kept, says what to do, and reads the page anew, so that the
// next press goes from the case as it is.

let leave = async () => {}
beforeEach(() => {
  vi.stubGlobal('localStorage', aStorage())
  // A browser that always has time: the word list is read at once.
  vi.stubGlobal('requestIdleCallback', (work: IdleRequestCallback) => {
    work({ didTimeout: false, timeRemaining: () => 50 })
    return 0
  })
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch')
  })
})
afterEach(async () => {
  await leave()
  vi.unstubAllGlobals()
})

const stale = '黄编辑 于 2026-11-28 09:05 办理过本案，您看到的不是最新的。'
const wayOn = '请在新窗口打开案件看过，再按一次。'
const newer = aLatest({ version: 4, content: someContent({ title: '同事的标题' }) })

it.each([
  ['acted on since', {}, true],
  ['whose text is another, which is shown beside', { latest: newer }, false],
])('of a case %s', async (_, changes, isSaid) => {
  const [refresh, seen] = [vi.fn(), [] as number[]]
  const correct = async ({ seen: { version } }: { seen: { version: number } }): Promise<Answer> => {
    seen.push(version)
    return { ...aRefusal('conflict', {}, stale), ...changes }
  }
  const form = (version: number) => (
    <NextRouter router={{ refresh }}>
      <SuspendedArticleForm
        start={{
          ...{ editorId: 'editor-huang', email: 'huang@example.cn', autosaveSeq: 0, origin: 'repost' },
          standing: { ...newStanding(someContent()), id: 7, version: 3, status: 'published' },
        }}
        held={{ status: 'suspended', verb: '更正并恢复', consequence: '恢复展示。', notice: null }}
        {...{ cities, correct, seen: { id: 5, version } }}
        prepare={correct}
        requestPictures={async () => ({ numbers: [] })}
        readLatest={async () => newer}
        readWords={async () => []}
      />
    </NextRouter>
  )
  const page = await mounted(form(2))
  leave = page.leave
  await fill('#field-title', '更正后的标题')
  await press('更正并恢复 Ctrl ↵')
  const said = document.querySelector('[role=alert]')?.textContent
  if (isSaid) expect(said).toContain(`${stale}您写的内容都还在：${wayOn}`)
  else expect(document.body.textContent).not.toContain(wayOn)
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(document.querySelector<HTMLInputElement>('#field-title')?.value).toBe('更正后的标题')
  await page.show(form(3))
  if (isSaid) {
    await press('更正并恢复 Ctrl ↵')
    expect(seen).toEqual([2, 3])
  }
})
