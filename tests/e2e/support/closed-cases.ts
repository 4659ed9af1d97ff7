import { ouyang } from '../../support/parties.ts'
import { aReport } from './fixtures.ts'
import type { TestedPortal } from './portal.ts'

type Received = { caseId: number; receipt: string }
type Forwarded = Received & { articleId: number }

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

/** A contribution that is complained about, its notice accepted and forwarded. */
async function aForwarded(portal: TestedPortal, changes: object): Promise<Forwarded> {
  const forwarded: unknown = await portal.verb('forwarded-notice', changes)
  // What tests/support/verb-rpc.ts gives.
  return forwarded as Forwarded
}

/** Cases that ended in each way, so that their figures have something to show: one was restored on a counter-notice, the notice of
 *  one was published, and a contributor and a source had something removed. @returns cases by what they are opened for */
export async function aSiteOfCases(portal: TestedPortal) {
  const restored = await aForwarded(portal, { kind: 'copyright' })
  await portal.verb('counter-notice', restored.caseId)
  const published = await aForwarded(portal, { kind: 'privacy' })
  const text = '通知人称，文章里有她的住址和电话，没有征得她的同意，要求删除。'
  await portal.verb('publish-notice', { id: published.caseId, text })
  await portal.verb('remove-case', { id: published.caseId, note: '住址属实' })
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
  return { restored: restored.caseId, published: published.caseId }
}
