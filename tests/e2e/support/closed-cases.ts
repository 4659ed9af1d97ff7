import { ouyang } from '../../support/parties.ts'
import { aReport } from './fixtures.ts'
import type { TestedPortal } from './portal.ts'

type Received = { caseId: number; receipt: string }

/** The photographer's notice of what she finds in an article. */
export async function aNotice(
  portal: TestedPortal,
  articleId: number,
  changes: object = {},
): Promise<Received> {
  const received: unknown = await portal.verb('notice', {
    ...{ kind: 'copyright', demand: 'delete', isTruthStated: true, relation: 'self', ...ouyang },
    works: '《授旗》组照三幅',
    facts: `第二幅图片是${ouyang.name}拍摄的。`,
    proof: '底片存佛山市图片社',
    statedUrls: [`${portal.url}/articles/${articleId}`],
    ...changes,
  })
  // What lib/cases/receive-notice.ts gives.
  return received as Received
}

/** A contribution that is complained about, its notice accepted, and forwarded where its contributor can be reached. */
async function aContributionsCase(
  portal: TestedPortal,
  verb: 'forwarded-notice' | 'unreached-notice',
  changes: object,
): Promise<number> {
  const made: unknown = await portal.verb(verb, changes)
  // What tests/support/verb-rpc.ts gives.
  return (made as Received).caseId
}

/** Cases that ended in each way, so that their figures have something to show: one was published and restored on a
 *  counter-notice, and a contributor and a source had something removed. @returns cases by what they are opened for */
export async function aSiteOfCases(portal: TestedPortal) {
  const restored = await aContributionsCase(portal, 'unreached-notice', {})
  const text = '通知人称，文章用了她的照片，没有征得她的同意，要求删除。'
  await portal.verb('publish-notice', { id: restored, text })
  await portal.verb('counter-notice', restored)
  const removed = await aContributionsCase(portal, 'forwarded-notice', { kind: 'reputation' })
  await portal.verb('remove-case', { id: removed, note: '说法没有根据' })
  const ends = [
    ['reputation', 'remove-case', { note: '言论失实' }],
    ['other_rights', 'restore-case', { note: '属于合理使用' }],
  ] as const
  for (const [kind, end, why] of ends) {
    const { caseId } = await aNotice(portal, (await aReport(portal, `关于${kind}的报道`)).id, { kind })
    await portal.verb('accept-case', { id: caseId })
    await portal.verb(end, { id: caseId, ...why })
  }
  const { id } = await aReport(portal, '还在办理的报道')
  const refused = await aNotice(portal, id, { kind: 'privacy' })
  await portal.verb('reject-case', { id: refused.caseId, reason: 'no_infringement', note: '' })
  await aNotice(portal, id, { kind: 'illegal_content' })
  return { restored, removed }
}
