// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import type { CaseAnswer } from '#components/desk/case-answer.ts'
import { LetterForm } from '#components/desk/letter-form.tsx'
import { fill, mounted, press } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'

// Purpose: what a chief writes of a letter stays where somebody else published one meanwhile, beside that one.

let leave = async () => {}
afterEach(() => leave())

const shown = { version: 1, subject: '{{caseNumber}} 已收到', text: '您好：{{statusUrl}}' }
const value = (name: string) => document.querySelector<HTMLTextAreaElement>(`[name=${name}]`)?.value

it('keeps what was written and the reason of a refusal while the newest version changes', async () => {
  const refused: CaseAnswer = {
    done: false,
    refusal: { code: 'conflict', message: '别人刚刚改过这封信。', fields: {}, details: {} },
  }
  const sent: number[] = []
  const publish = async ({ version }: { version: number }): Promise<CaseAnswer> => {
    sent.push(version)
    return sent.length === 1 ? refused : { done: true, message: '第 3 版已发布。' }
  }
  const form = (now: typeof shown) => (
    <NextRouter at="/admin/letters/received" router={{ refresh: () => {} }}>
      <LetterForm letter="received" {...now} publish={publish} />
    </NextRouter>
  )
  const page = await mounted(form(shown))
  leave = page.leave
  await fill('[name=text]', '我写的：{{statusUrl}}')
  await fill('[name=note]', '改称呼')
  await press('发布第 2 版')
  const theirs = { version: 2, subject: '{{caseNumber}} 收到', text: '别人写的：{{statusUrl}}' }
  await page.show(form(theirs))
  expect([value('text'), value('note')]).toEqual(['我写的：{{statusUrl}}', '改称呼'])
  expect(document.body.textContent).toContain('别人刚刚改过这封信。')
  expect(document.querySelector('details')?.textContent).toContain('第 2 版：{{caseNumber}} 收到别人写的：')
  await press('发布第 3 版')
  await page.show(form({ ...theirs, version: 3, text: '我写的：{{statusUrl}}' }))
  expect(document.querySelector('[role=status]')?.textContent).toBe('第 3 版已发布。')
  expect(sent).toEqual([1, 2])
})
