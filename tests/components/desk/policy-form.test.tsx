// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { PolicyAnswer, PolicyBefore, PolicyEntry } from '#components/desk/policy-entry.ts'
import { PolicyForm } from '#components/desk/policy-form.tsx'
import { button, fill, mounted, press } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'

const before: PolicyBefore = {
  ...{ version: 1, text: '转载、投稿不代表本站观点。', origins: ['repost', 'contribution'] },
  ...{ repostText: null, contributionText: null, originalText: null },
}
let leave = async () => {}
afterEach(() => leave())

/** The form of the next disclaimer, with what it sends and how often it asked for the page anew. */
async function aForm(answer: (entry: PolicyEntry) => Promise<PolicyAnswer>) {
  const sent: PolicyEntry[] = []
  const asked = { refreshes: 0 }
  const router = {
    refresh: () => {
      asked.refreshes += 1
    },
  }
  const publish = (entry: PolicyEntry) => {
    sent.push(entry)
    return answer(entry)
  }
  const form = (next: number, shown: PolicyBefore) => (
    <NextRouter at="/admin/policies/disclaimer" router={router}>
      <PolicyForm kind="disclaimer" next={next} before={shown} publish={publish} />
    </NextRouter>
  )
  const page = await mounted(form(2, before))
  leave = page.leave
  return { sent, asked, show: (next: number, shown: PolicyBefore) => page.show(form(next, shown)) }
}

const refusedWith =
  (code: 'invalid-input' | 'conflict', message: string, fields = {}) =>
  async () => ({
    ...{ done: false as const, refusal: { code, message, fields, details: {} } },
  })
const value = (name: string) => document.querySelector<HTMLTextAreaElement>(`[name=${name}]`)?.value
const errorOf = (name: string) => document.getElementById(`error-${name}`)?.textContent
const dialog = () => document.querySelector('dialog')
const ask = () => press('对照差异并发布…')

async function write(): Promise<void> {
  await fill('[name=contributionText]', '投稿由编辑整理。')
  await fill('[name=note]', '分开说明')
}

it('asks for the reason first, then shows what becomes of each origin’s text, and sends what was typed', async () => {
  const { sent } = await aForm(async () => ({ done: true, message: '已发布《免责声明》第 2 版，即时生效。' }))
  await ask()
  expect(errorOf('note')).toBe('请写明修改理由')
  expect(document.activeElement?.id).toBe('field-note')
  await write()
  await ask()
  expect([...(dialog()?.querySelectorAll('h3') ?? [])].map(({ textContent }) => textContent)).toEqual([
    '转载',
    '投稿',
  ])
  expect(dialog()?.querySelector('ins')?.textContent).toBe('投稿由编辑整理。')
  expect(sent, 'nothing before it is confirmed').toEqual([])
  await press('确认发布第 2 版')
  expect(sent).toEqual([
    {
      ...{ kind: 'disclaimer', before: 1, text: before.text, origins: ['repost', 'contribution'] },
      ...{ repostText: '', contributionText: '投稿由编辑整理。', originalText: '' },
      ...{ effectiveAt: '', note: '分开说明' },
    },
  ])
  expect(document.querySelector('[role=status]')?.textContent).toBe('已发布《免责声明》第 2 版，即时生效。')
  expect(value('note')).toBe('')
})

it('keeps what was typed when it is refused, and says why beside its field', async () => {
  const refused = refusedWith('invalid-input', '请修改标红的 1 项。', { contributionText: '太长了' })
  const { asked } = await aForm(refused)
  await write()
  await ask()
  await press('确认发布第 2 版')
  expect(dialog()?.open).toBe(false)
  expect(errorOf('contributionText')).toBe('太长了')
  expect(document.activeElement?.id).toBe('field-contributionText')
  expect([value('contributionText'), value('note')]).toEqual(['投稿由编辑整理。', '分开说明'])
  expect(asked.refreshes).toBe(0)
})

it('whose author was overtaken is compared with what stands now, and sent as such', async () => {
  const conflict = '梁主编 刚刚发布了《免责声明》第 2 版，请与现在的文本对照后再发布。'
  const { sent, asked, show } = await aForm(refusedWith('conflict', conflict))
  await write()
  await ask()
  await press('确认发布第 2 版')
  expect(document.querySelector('[role=alert]')?.textContent).toBe(conflict)
  expect(asked.refreshes).toBe(1)
  await show(3, { ...before, version: 2, text: '新的声明。' })
  expect(value('contributionText')).toBe('投稿由编辑整理。')
  await ask()
  expect(dialog()?.querySelector('del')?.textContent).toBe('新的声明。')
  await press('确认发布第 3 版')
  expect(sent.map(({ before }) => before)).toEqual([1, 2])
})

it('says so where nobody answered, and an origin can be added and left out', async () => {
  const { sent } = await aForm(() => Promise.reject(new TypeError('Failed to fetch')))
  const box = (name: string) =>
    [...document.querySelectorAll('label')]
      .find(({ textContent }) => textContent === name)
      ?.querySelector('input')
  await act(async () => box('原创')?.click())
  await act(async () => box('转载')?.click())
  await write()
  await ask()
  await press('确认发布第 2 版')
  expect(sent[0]?.origins).toEqual(['contribution', 'original'])
  expect(document.querySelector('[role=alert]')?.textContent).toContain('您写的内容还在')
  expect(button('对照差异并发布…').disabled).toBe(false)
})
