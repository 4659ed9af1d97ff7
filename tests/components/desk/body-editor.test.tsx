// @vitest-environment happy-dom
import type { Editor } from '@tiptap/core'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it, vi } from 'vitest'
import { BodyEditor } from '#components/desk/body-editor.tsx'
import type { Body } from '#lib/articles/body/body.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)

const known: Body = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }],
}
// What a newer version of the desk has stored.
const newer = { ...known, content: [...known.content, { type: 'taskList', content: [] }] } as unknown as Body

it('takes no text away that it cannot show: it asks for a reload, and is no sheet to write on', async () => {
  const changes: Body[] = []
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const show = (body: Body, generation: number) =>
    act(async () =>
      root.render(
        <BodyEditor
          body={body}
          generation={generation}
          invalid={undefined}
          saved=""
          intake={{ request: async () => [], upload: async () => ({ id: 0, kind: 'picture' }) }}
          onChange={(body) => changes.push(body)}
        />,
      ),
    )
  const sheet = () => document.querySelector('#field-body')
  const tools = () => document.querySelectorAll('.tools button:enabled').length
  const alert = () => document.querySelector('[role=alert]')?.textContent

  await show(known, 0)
  expect(sheet()?.textContent).toBe('正文。')
  expect(sheet()?.getAttribute('contenteditable')).toBe('true')
  await show(newer, 1)
  expect(alert()).toBe('正文里有本页还不认识的内容（待办列表），请刷新本页后再编辑。')
  expect(sheet()?.getAttribute('contenteditable')).toBe('false')
  expect(tools()).toBe(0)
  await show(known, 2)
  expect(alert()).toBeUndefined()
  expect(sheet()?.textContent).toBe('正文。')
  expect(sheet()?.getAttribute('contenteditable')).toBe('true')

  const { editor } = sheet() as unknown as { editor: Editor }
  await act(
    async () => void editor.commands.insertContentAt(0, { type: 'pendingPicture', attrs: { key: 'a' } }),
  )
  changes.length = 0
  await show(known, 3)
  expect(document.querySelectorAll('.pending-picture'), 'and the place of a file on its way').toHaveLength(1)
  expect(changes, 'the form keeps what it holds').toEqual([])
  await act(async () => root.unmount())
})
