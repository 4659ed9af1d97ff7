import { type NoticeFieldsInput, noticeFieldsSchema } from '#lib/cases/notice-fields.ts'
import { type ReceivedNotice, receiveNotice } from '#lib/cases/receive-notice.ts'
import { config } from '#lib/config.ts'
import { db } from '#lib/db/client.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { ouyang } from './parties.ts'

/** The people and notices of the tests about cases. */

export const pageOf = (articleId: number) => `${config().siteUrl}/articles/${articleId}`

/** Everything that the photographer's notice of her picture must hold. */
export function aWholeNotice(about: readonly number[], changes: Partial<NoticeFieldsInput> = {}) {
  return noticeFieldsSchema.parse({
    ...{ kind: 'copyright', demand: 'delete', isTruthStated: true, relation: 'self', ...ouyang },
    ...{ works: '《授旗》组照三幅', statedUrls: about.map(pageOf), facts: '第二幅图片是我拍摄的。' },
    ...{ proof: '底片存佛山市图片社，https://example.cn/ouyang/1', ...changes },
  })
}

/** Her notice of these articles, received. */
export function aNotice(
  about: readonly number[],
  changes: Partial<NoticeFieldsInput> = {},
): Promise<ReceivedNotice> {
  const fields = aWholeNotice(about, changes)
  return transaction((tx) => receiveNotice(tx, { fields, files: [] }))
}

/** A case as it stands. */
export const theCase = (id: number): Promise<RightsCase> =>
  db().rightsCase.findUniqueOrThrow({ where: { id } })

/** What happened in a case, in its order. */
export async function eventsOf(caseId: number): Promise<string[]> {
  const steps = await db().caseStep.findMany({ where: { caseId }, orderBy: { id: 'asc' } })
  return steps.map(({ event }) => event)
}

/** The letters of a case, in their order. */
export async function lettersOf(caseId: number): Promise<string[]> {
  const letters = await db().caseMessage.findMany({
    where: { caseId, isIncoming: false },
    orderBy: [{ at: 'asc' }, { letter: 'asc' }],
  })
  return letters.map(({ letter }) => letter)
}

/** The periods that run in a case. */
export async function clocksOf(caseId: number): Promise<string[]> {
  const clocks = await db().caseClock.findMany({
    where: { caseId, firedAt: null, stoppedAt: null },
    orderBy: { kind: 'asc' },
  })
  return clocks.map(({ kind }) => kind).sort()
}
