import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Client } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { config } from '../config.ts'
import { readSetting } from '../settings/read-setting.ts'
import { chineseDate } from '../time.ts'
import { theClocks } from './case-actors.ts'
import { stopClocks } from './case-clocks.ts'
import { caseKinds } from './case-kinds.ts'
import { claimCase } from './claim-case.ts'
import { keepPublicNotice } from './publish-notice.ts'
import { recordCaseStep } from './record-case-step.ts'
import { startPeriod } from './start-period.ts'
import { writeLetter } from './write-letter.ts'

/**
 * The forwarded notice does not reach the contributor: his time does not run, and the desk has as long to act as for a notice that
 * comes in. Under copyright it publishes the notice's content, from which on his time runs; by the setting that is done at once, in a
 * form that names nobody (条例 §15). 民法典 §1195 knows no such publication, which would spread what a case of privacy or
 * reputation is about: there an editor decides. A letter tells the claimant, unless that of the acceptance or of the publication does.
 */
export async function noteUndeliverable(
  tx: Tx,
  { id }: Pick<RightsCase, 'id'>,
  { at, isAccepting }: { at: Date; isAccepting: boolean },
): Promise<void> {
  const move = 'find-undeliverable'
  const row = await claimCase(tx, { id }, { move, at })
  const isPublished = caseKinds[row.kind].path === 'copyright'
  await recordCaseStep(tx, row, {
    ...{ move, by: theClocks, at },
    ...(!isPublished && { publicWording: FOR_THE_EDITORS }),
  })
  await stopClocks(tx, id, at, ['counter_silence'])
  if (isPublished && (await readSetting(tx, 'cases.publish_notice_automatically'))) {
    const text = await formalNotice(tx, row)
    await keepPublicNotice(tx, row, { move: 'publish-notice-by-setting', by: theClocks, at, text })
    return
  }
  await startPeriod(tx, id, 'act_limit', at)
  const next = isPublished ? TO_BE_PUBLISHED : TO_BE_DECIDED
  if (!isAccepting) await writeLetter(tx, row, { letter: 'forward_undeliverable', at, fields: { next } })
}

const TO_BE_PUBLISHED =
  '依照《信息网络传播权保护条例》第十五条，本站将公告通知的内容，公告不含您的身份和联系方式。'
const TO_BE_DECIDED = '本站编辑部将决定怎样处理，并把结果告诉您。'

const FOR_THE_EDITORS = '通知没能送达投稿人，将由编辑部决定怎样处理；涉及的内容维持暂停展示。'

/** The content of a notice in a form that holds nothing of what its claimant wrote: the articles by the addresses that the portal gives
 *  them, since one that he typed may name anybody (民法典 §1037). */
export async function formalNotice(tx: Client & Pick<Tx, 'caseArticle'>, row: RightsCase): Promise<string> {
  const articles = await tx.caseArticle.findMany({
    where: { caseId: row.id, outcome: null, articleId: { not: null } },
    orderBy: { id: 'asc' },
  })
  const days = await readSetting(tx, 'cases.counter_days')
  const { name, law } = caseKinds[row.kind]
  return `本站于 ${chineseDate(row.receivedAt)} 收到一份关于${name}的通知，通知人认为网友投稿的下列内容侵害了权利人的权益：
${articles.map(({ articleId }) => `${config().siteUrl}/articles/${articleId}`).join('\n')}
依照${law}，上述内容已暂停展示。因无法与投稿人取得联系，现将通知公告。投稿人如认为不构成侵权，请在公告之日起 ${days} 日内向本站提交书面说明。`
}
