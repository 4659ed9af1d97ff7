import { beforeEach, describe, expect, it } from 'vitest'
import { addCity } from '#lib/cities/add-city.ts'
import { addColumn } from '#lib/columns/add-column.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { changeRole } from '#lib/editors/change-role.ts'
import { createEditor } from '#lib/editors/create-editor.ts'
import { disableEditor } from '#lib/editors/disable-editor.ts'
import { enableEditor } from '#lib/editors/enable-editor.ts'
import { endAllSessions, endOtherSessions } from '#lib/editors/end-sessions.ts'
import { resetPassword } from '#lib/editors/reset-password.ts'
import { addFirstPolicy } from '#lib/policies/add-first-policy.ts'
import { aChiefEditor, anAdmin, aSystem } from '../../support/cast.ts'

const mei = { email: 'mei@example.cn', name: '梅编辑', role: 'editor', password: 'qingshiban 7 yushui' }

/** The entries that `work` adds. */
async function entriesOf(work: () => Promise<unknown>) {
  const before = await db().auditEntry.count()
  await work()
  return db().auditEntry.findMany({ orderBy: { id: 'asc' }, skip: before })
}

describe('a change of something else than an article', () => {
  it('names the city and who added it', async () => {
    const chief = await aChiefEditor()
    const entries = await entriesOf(() => addCity(chief, { slug: 'ronggui', name: '容桂' }))
    const { id } = await db().city.findUniqueOrThrow({ where: { slug: 'ronggui' } })
    expect(entries).toMatchObject([
      {
        event: 'city_added',
        subject: 'city',
        subjectId: String(id),
        articleId: null,
        actor: chief.name,
        editorId: chief.id,
        details: { slug: 'ronggui', name: '容桂' },
      },
    ])
  })

  it('names the column', async () => {
    const entries = await entriesOf(() => addColumn(aSystem, { slug: 'yaowen', name: '要闻' }))
    expect(entries).toMatchObject([
      { event: 'column_added', subject: 'column', actor: '系统', editorId: null },
    ])
  })

  it('names the policy that a collected page brought, and only once', async () => {
    const add = () => transaction((tx) => addFirstPolicy(tx, aSystem, '转载声明。'))
    expect(await entriesOf(add)).toMatchObject([
      { event: 'policy_published', subject: 'policy', details: { version: 1 } },
    ])
    expect(await entriesOf(add)).toEqual([])
  })

  describe('of an editor', () => {
    beforeEach(async () => {
      await anAdmin()
      await createEditor(aSystem, mei)
    })

    it('says who was added, without a password', async () => {
      const [entry] = await db().auditEntry.findMany({ where: { event: 'editor_added' } })
      const { password: _, ...known } = mei
      expect(entry).toMatchObject({ subject: 'editor', details: known })
    })

    it.each([
      ['editor_disabled', () => disableEditor(aSystem, mei.email), {}],
      ['editor_enabled', () => enableEditor(aSystem, mei.email), {}],
      [
        'editor_role_changed',
        () => changeRole(aSystem, mei.email, { role: 'admin' }),
        { before: 'editor', role: 'admin' },
      ],
      [
        'editor_password_reset',
        () => resetPassword(aSystem, mei.email, { password: 'ling yikuai 9 shiban' }),
        {},
      ],
      ['editor_sessions_ended', () => endAllSessions(aSystem, mei.email), { ended: 0 }],
      ['editor_sessions_ended', async () => endOtherSessions(await anAdmin(), 'none'), { ended: 0 }],
    ])('%s', async (event, work, details) => {
      expect(await entriesOf(work)).toMatchObject([{ event, subject: 'editor', details }])
    })
  })

  it('leaves no entry when it is refused', async () => {
    await addCity(aSystem, { slug: 'lecong', name: '乐从' })
    const again = () => addCity(aSystem, { slug: 'lecong', name: '又一个' })
    expect(await entriesOf(() => expect(again()).rejects.toMatchObject({ code: 'duplicate' }))).toEqual([])
  })
})
