import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { createDraft } from '#lib/articles/create-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { addColumn } from '#lib/columns/add-column.ts'
import { changeRole } from '#lib/editors/change-role.ts'
import { createEditor } from '#lib/editors/create-editor.ts'
import { resetPassword } from '#lib/editors/reset-password.ts'
import { setUpFirstEditor } from '#lib/editors/set-up.ts'
import { signIn } from '#lib/editors/sign-in.ts'
import { isDomainError } from '#lib/errors.ts'
import { aChiefEditor, aReportsContent, aSystem } from '../support/cast.ts'

const seen = { id: 1, version: 1 }
const account = { email: 'huang@example.cn', name: '黄编辑', password: 'lecong-2026-huang' }

/** Every verb that reads what a person sent, with an input that it understands. */
async function verbs(): Promise<[string, Record<string, unknown>, (input: never) => Promise<unknown>][]> {
  const editor = await aChiefEditor()
  const content = await aReportsContent()
  return [
    ['createDraft', { origin: 'repost', ...content }, (input) => createDraft(editor, input)],
    ['saveDraft', { ...seen, ...content }, (input) => saveDraft(editor, input)],
    ['amendArticle', { ...seen, note: '更正', ...content }, (input) => amendArticle(editor, input)],
    ['publishArticle', seen, (input) => publishArticle(editor, input)],
    [
      'takeDownArticle',
      { ...seen, reason: 'other', note: '说明' },
      (input) => takeDownArticle(editor, input),
    ],
    ['restoreArticle', { ...seen, note: '说明' }, (input) => restoreArticle(editor, input)],
    ['createEditor', { ...account, role: 'editor' }, (input) => createEditor(aSystem, input)],
    ['resetPassword', { password: 'x' }, (input) => resetPassword(aSystem, account.email, input)],
    ['changeRole', { role: 'editor' }, (input) => changeRole(aSystem, account.email, input)],
    ['addColumn', { slug: 'x', name: 'x', city: 'x' }, (input) => addColumn(aSystem, input)],
    ['setUpFirstEditor', { ...account, key: 'x' }, setUpFirstEditor],
    ['signIn', { ...account, address: '192.0.2.1', userAgent: '' }, signIn],
  ]
}

const wrong: unknown[] = [
  ...[undefined, null, '', 'x', 'x'.repeat(100_001), 0, -1, 1.5, 1e21, Number.NaN, true, [], {}, [1], 1n],
  ...[
    { valueOf: () => 1 },
    { type: 'doc' },
    { type: 'doc', content: [{ type: 'image' }] },
    () => 1,
    new Date(0),
  ],
  { type: 'doc', content: [{ type: 'heading', attrs: { level: 7 } }] },
  { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '' }] }] },
]

describe('what is wrong with an input', () => {
  it('is said in Chinese, field by field, whatever stands there', async () => {
    const english: string[] = []
    let refused = 0
    for (const [name, right, verb] of await verbs())
      for (const value of wrong) {
        const input = Object.fromEntries(Object.keys(right).map((field) => [field, value]))
        const error = await verb(input as never).catch((thrown: unknown) => thrown)
        if (!isDomainError(error)) throw error
        for (const [field, said] of Object.entries(error.fields)) {
          refused += 1
          if (!/\p{Script=Han}/u.test(said) || /[a-z]{3}/i.test(said.replace(/https?|mailto/g, '')))
            english.push(`${name}.${field}: ${said}`)
        }
      }
    expect(refused).toBeGreaterThan(300)
    expect([...new Set(english)]).toEqual([])
  })
})
