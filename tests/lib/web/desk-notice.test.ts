import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { shanghaiMinute } from '#lib/time.ts'
import { answerRegister } from '#lib/web/desk-notice.ts'
import { pageOf } from '../../support/case-cast.ts'
import { aFederationReport, anEditor, aVisitingStudent } from '../../support/cast.ts'
import { aPdf } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { ouyang } from '../../support/parties.ts'
import { postedForm, type SentFile, sendForm } from '../../support/public-forms.ts'

// Purpose: what an editor's form sends is looked at as a whole, its files by their content; nothing is kept of what is refused.

const folder = mediaFolder()
const left = () => readdir(join(folder.path(), 'form-work')).catch(() => [])
const texts = (articleId: number) => ({
  ...{ ...ouyang, kind: 'copyright', demand: 'delete', relation: 'agent', isTruthStated: 'yes' },
  ...{ works: '《授旗》组照三幅', statedUrls: `${pageOf(articleId)}\n` },
  ...{ way: 'email', receivedAt: shanghaiMinute(new Date()), note: '', key: randomUUID() },
})
const contract: SentFile = { field: 'files', name: '合同.pdf', bytes: aPdf() }

async function sent(changes: object, files: readonly SentFile[], by = anEditor) {
  const editor = await by()
  const { id } = await aFederationReport()
  const posted = await postedForm('registered_notice', { ...texts(id), ...changes }, { files })
  return sendForm((request) => answerRegister(request, editor), '/api/cases', posted)
}

it('a notice with its evidence is registered, and its files are its claimant’s, sealed', async () => {
  const response = await sent({}, [contract])
  expect(response.status).toBe(201)
  expect(response.headers.get('cache-control')).toContain('no-store')
  expect(await response.json()).toMatchObject({ caseId: 1, missing: [] })
  const { partyId, isTruthStated } = await db().rightsCase.findUniqueOrThrow({ where: { id: 1 } })
  expect(isTruthStated).toBe(true)
  expect(await db().sealedFile.findMany()).toMatchObject([{ partyId, format: 'pdf' }])
  expect(await left()).toEqual([])
})

it('wrong files and wrong fields are said at once, and neither is kept', async () => {
  const script = { field: 'files', name: '合同.pdf', bytes: Buffer.from('<script>alert(1)</script>') }
  await expect(sent({ way: '' }, [contract, script])).rejects.toMatchObject({
    code: 'invalid-input',
    message: '请修改标红的 2 项。',
    fields: { files: expect.stringContaining('合同.pdf'), way: '请选择收到的方式' },
  })
  expect([await db().rightsCase.count(), await db().sealedFile.count(), await left()]).toEqual([0, 0, []])
})

it('who may not accept a notice registers none', async () => {
  await expect(sent({}, [contract], aVisitingStudent)).rejects.toMatchObject({ code: 'forbidden' })
  expect([await db().rightsCase.count(), await left()]).toEqual([0, []])
})
