// @vitest-environment happy-dom
import { setTimeout as sleep } from 'node:timers/promises'
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import type { KeptEntry } from '#components/desk/source-entry.ts'
import { SourceList } from '#components/desk/source-list.tsx'
import type { SourceRow } from '#lib/sources/list-sources.ts'
import { button, mounted, press } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'

const limits = { picture: 40, video: 500, audio: 100, document: 50 }
const row: SourceRow = {
  ...{ id: 3, version: 2, name: '乐从发布', aliases: [], hosts: ['lecong.example'], basis: 'agreement' },
  ...{ note: '', expiresOn: null, daysLeft: null, rightsEmail: 'rights@lecong.example' },
  evidence: { id: 8, name: '协议.pdf', bytes: 1_258_291, address: `/media/${'a'.repeat(64)}.pdf` },
}
let leave = async () => {}
afterEach(async () => {
  await leave()
  vi.unstubAllGlobals()
})

/** The list of sources, and what is sent of its dialog. */
async function aList(sources: SourceRow[] = [row]) {
  const kept: KeptEntry[] = []
  const keep = async (entry: KeptEntry) => {
    kept.push(entry)
    return { done: true, message: '' } as const
  }
  const drop = async () => ({ done: true, message: '' }) as const
  const page = await mounted(
    <NextRouter at="/admin/sources">
      <SourceList sources={sources} limits={limits} verbs={{ keep, drop }} />
    </NextRouter>,
  )
  leave = page.leave
  return kept
}
const dialog = () => document.querySelector('dialog')
const choose = (file: File) =>
  act(async () => {
    const input = dialog()?.querySelector<HTMLInputElement>('input[type=file]')
    if (!input) throw new Error('there is no chooser of files')
    Object.defineProperty(input, 'files', { value: [file], configurable: true })
    input.dispatchEvent(new Event('change', { bubbles: true }))
  })

/** A portal that says of each upload that it is number 9 of the library, once it is let. */
function aPortal() {
  const gate = Promise.withResolvers<void>()
  const media = {
    id: 9,
    kind: 'document',
    name: '新协议.pdf',
    bytes: 4,
    original: { address: '/media/b.pdf' },
  }
  vi.stubGlobal('fetch', async () => {
    await gate.promise
    return Response.json({ id: 'one', offset: 4, mediaId: 9, media })
  })
  return gate.resolve
}

it('the evidence is a link with name and size, can be taken away, and goes along as it is', async () => {
  const kept = await aList()
  expect(document.querySelector('.sources')?.textContent).toContain('依据文件：协议.pdf（1.2 MB）')
  await press('修改')
  const link = dialog()?.querySelector('a')
  expect([link?.textContent, link?.getAttribute('href')]).toEqual(['协议.pdf', row.evidence?.address])
  expect(dialog()?.textContent, 'the limits are said before').toContain('最大 50 MB')
  await press('保存')
  await press('修改')
  await press('去掉')
  await press('保存')
  expect(kept.map(({ evidenceId }) => evidenceId)).toEqual([8, null])
  expect(kept[0]?.rightsEmail).toBe(row.rightsEmail)
})

it('a file that is uploaded takes its place; until it is there, nothing is sent', async () => {
  const answer = aPortal()
  const kept = await aList()
  await press('修改')
  await choose(new File(['%PDF'], '新协议.pdf', { type: 'application/pdf' }))
  expect(dialog()?.querySelector('progress')).not.toBeNull()
  await press('正在上传…')
  expect(kept).toEqual([])
  answer()
  await vi.waitFor(async () => {
    await act(() => sleep(10))
    button('保存')
  })
  expect(dialog()?.querySelector('a')?.textContent).toBe('新协议.pdf')
  await press('保存')
  expect(kept).toMatchObject([{ id: 3, version: 2, evidenceId: 9 }])
})

it('a file that is too large is refused before it is sent', async () => {
  await aList([{ ...row, evidence: null }])
  await press('修改')
  const file = new File([], '协议.jpg', { type: 'image/jpeg' })
  Object.defineProperty(file, 'size', { value: 41 * 1_048_576 })
  await choose(file)
  expect(dialog()?.querySelector('[role=alert]')?.textContent).toBe(
    '图片最大 40 MB，这个文件有 41 MB，请缩小后再传。',
  )
  expect(button('保存').getAttribute('aria-disabled')).toBe('false')
})
