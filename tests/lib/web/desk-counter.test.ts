import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { previewLetters } from '#lib/cases/desk-letters.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { db } from '#lib/db/client.ts'
import { answerCounterEntry } from '#lib/web/desk-counter.ts'
import { aForwardedCase, aWholeCounter, eventsOf, seenCase } from '../../support/case-cast.ts'
import { anEditor, aVisitingStudent } from '../../support/cast.ts'
import { aPdf } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { postedForm, type SentFile, sendForm } from '../../support/public-forms.ts'

// Purpose: a counter-notice on paper is entered with the scan that proves it (条例 §16), its files looked at by their content; nothing is
// kept of what is refused, and the same form sent again enters nothing twice.

const folder = mediaFolder()
const left = () => readdir(join(folder.path(), 'form-work')).catch(() => [])
const civil = { kind: 'reputation', facts: '第二段不实' } as const
const scan: SentFile = { field: 'files', name: '来信.pdf', bytes: aPdf() }

/** Everything but the proof, which is the scan. */
const { name, email, phone, address, works, facts } = aWholeCounter()
const texts = {
  name,
  works,
  facts,
  isTruthStated: 'yes',
  email: email ?? '',
  phone: phone ?? '',
  address: address ?? '',
}

type Sent = {
  files: readonly SentFile[]
  changes?: object
  key?: string
  by?: typeof anEditor
  problems?: string[]
}

async function sent(
  caseId: number,
  { files, changes, key = randomUUID(), by = anEditor, problems = [] }: Sent,
) {
  const editor = await by()
  const { version } = await seenCase(caseId)
  const form = { ...texts, version: String(version), key, ...changes }
  const posted = await postedForm('recorded_counter', form, { files })
  posted.problems.push(...problems.map((sentence) => ({ field: 'files', sentence })))
  const path = `/api/cases/${caseId}/counter-notices`
  const answer = (request: Request, { params }: { params: Promise<{ id: string }> }) =>
    params.then((given) => answerCounterEntry(request, editor, given))
  return sendForm(answer, path, posted, { id: String(caseId) })
}

it('is entered with its scan, which is the contributor’s, once for each form', async () => {
  const { caseId } = await aForwardedCase(civil)
  const key = randomUUID()
  const { version } = await seenCase(caseId)
  const editor = await anEditor()
  const previewed = await previewLetters(editor, caseId, () =>
    recordCounterNotice(editor, { ...aWholeCounter({ proof: '' }), id: caseId, version, fileCount: 1 }),
  )
  expect(previewed.find(({ name }) => name === '转送反通知')?.text).toContain('另有文件 1 份')
  expect(await db().sealedFile.count()).toBe(0)
  const response = await sent(caseId, { files: [scan], key })
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  const { message } = (await response.json()) as { message: string }
  expect(message).toContain('反通知已登记')
  const again = await sent(caseId, { files: [scan], key })
  expect(await again.json()).toEqual({ message })
  const { partyId } = await db().counterNotice.findFirstOrThrow({ where: { caseId } })
  expect(await db().sealedFile.findMany()).toMatchObject([{ partyId, format: 'pdf' }])
  expect((await eventsOf(caseId)).filter((event) => event === 'record-counter')).toHaveLength(1)
  expect(await left()).toEqual([])
})

it.each<[string, Sent, object]>([
  [
    'a file that lies about its type',
    { files: [scan, { field: 'files', name: '照片.jpg', bytes: Buffer.from('<script>alert(1)</script>') }] },
    { code: 'invalid-input', fields: { files: expect.stringContaining('照片.jpg') } },
  ],
  [
    'a file that was too large to be read, and a wrong field, at once',
    { files: [scan], changes: { email: '没有' }, problems: ['“长片.mp4”太大'] },
    { code: 'invalid-input', fields: { files: '“长片.mp4”太大', email: expect.any(String) } },
  ],
  [
    'a form in which nothing is typed',
    {
      files: [],
      changes: { ...Object.fromEntries(Object.keys(texts).map((one) => [one, ''])) },
    },
    { code: 'invalid-input', fields: { facts: '请填写不构成侵权的理由' } },
  ],
  ['an older version', { files: [scan], changes: { version: '1' } }, { code: 'conflict' }],
  ['a form without its key', { files: [scan], changes: { key: '' } }, { code: 'invalid-input' }],
  ['who may not accept a notice', { files: [scan], by: aVisitingStudent }, { code: 'forbidden' }],
])('keeps nothing of %s', async (_, given, refusal) => {
  const { caseId } = await aForwardedCase(civil)
  const before = await eventsOf(caseId)
  await expect(sent(caseId, given)).rejects.toMatchObject(refusal)
  expect([await eventsOf(caseId), await db().sealedFile.count(), await left()]).toEqual([before, 0, []])
})
