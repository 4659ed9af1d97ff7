import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { type ForwardedIdentity, forwardIdentity } from '../parties/forward-identity.ts'
import { readSetting } from '../settings/read-setting.ts'
import { caseDemands, caseKinds } from './case-kinds.ts'
import type { NoticeClaim } from './notice-claim.ts'
import { claimantRelations } from './notice-claim.ts'
import { readClaim } from './notice-claim-of-case.ts'

/** A notice as it is forwarded to the contributor (条例 §15; 民法典 §1195): who gives it, what it says, what came with it. Contact and
 *  address only as the setting allows. */
export async function forwardedNotice(tx: Tx, row: RightsCase, by: Actor): Promise<string> {
  const claim = readClaim(row)
  return lines([
    ['提出通知的一方', await sideText(tx, row.partyId, { row, by })],
    ['与权利人的关系', claim.relation === null ? '' : claimantRelations[claim.relation]],
    ['通知的类型', caseKinds[row.kind].name],
    ['要求', [caseDemands[row.demand], claim.wanted].filter(Boolean).join('。')],
    ['作品名称', claim.works],
    ['具体内容', claim.facts],
    ['理由', claim.reason],
    ['初步证明材料', await evidenceText(tx, row.partyId, claim)],
  ])
}

/** A counter-notice as it is forwarded to the claimant (条例 §17; 民法典 §1196). Under the DMCA he gets a copy of the whole of it, with
 *  address and telephone (17 U.S.C. §512(g)(2)(B), (3)(D)). */
export async function forwardedCounter(
  tx: Tx,
  row: RightsCase,
  counter: { partyId: string | null; claim: NoticeClaim },
  { by, isDmca }: { by: Actor; isDmca: boolean },
): Promise<string> {
  const { partyId, claim } = counter
  return lines([
    ['提交说明的一方', await sideText(tx, partyId, { row, by, isWhole: isDmca })],
    ['要求恢复的作品', [claim.works, ...claim.statedUrls].filter(Boolean).join('\n')],
    ['不构成侵权的理由', claim.facts],
    ['补充理由', claim.reason],
    ['初步证明材料', await evidenceText(tx, partyId, claim)],
    ['声明', isDmca ? DMCA_STATEMENT : ''],
  ])
}

/** What every whole counter-notice under the DMCA states (17 U.S.C. §512(g)(3)(A), (C), (D)). */
const DMCA_STATEMENT =
  '投稿人以姓名作为电子签名，声明善意相信涉及的内容是因错误或者误认而被移除、停止展示，如有虚假愿承担伪证的法律责任；同意接受所在地的美国联邦地区法院管辖，住所在美国境外的，同意接受本站所在的任一司法管辖区管辖，并接受您或者您的代理人的送达。'

async function sideText(
  tx: Tx,
  partyId: string | null,
  { row, by, isWhole = false }: { row: RightsCase; by: Actor; isWhole?: boolean },
): Promise<string> {
  if (partyId === null) return ''
  const withContact = isWhole || (await readSetting(tx, 'cases.forward_contact'))
  const told = await forwardIdentity(tx, partyId, { by, caseId: row.id, withContact })
  return told === null ? '' : identityText(told)
}

function identityText({ name, agentFor, email, phone, address }: ForwardedIdentity): string {
  const contact = [email, phone, address].filter(Boolean).join('，')
  return [name, agentFor ? `（代理 ${agentFor}）` : '', contact ? `；${contact}` : ''].join('')
}

/** What evidence there is; the files themselves are shown by the desk on request. */
async function evidenceText(tx: Tx, partyId: string | null, { proof }: NoticeClaim): Promise<string> {
  const files = partyId === null ? 0 : await tx.sealedFile.count({ where: { partyId, deletedAt: null } })
  return [proof, files > 0 ? `另有文件 ${files} 份，可以向本站索取。` : ''].filter(Boolean).join('\n')
}

function lines(parts: readonly (readonly [string, string])[]): string {
  return parts
    .filter(([, text]) => text !== '')
    .map(([name, text]) => (text.includes('\n') ? `${name}：\n${text}` : `${name}：${text}`))
    .join('\n')
}
