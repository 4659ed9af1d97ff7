import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Client } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { readSetting } from '../settings/read-setting.ts'
import { chineseDate } from '../time.ts'
import { theClocks } from './case-actors.ts'
import { startClock, stopClocks } from './case-clocks.ts'
import { caseKinds } from './case-kinds.ts'
import { endOfPeriod } from './case-periods.ts'
import { claimCase } from './claim-case.ts'
import { keepPublicNotice } from './publish-notice.ts'
import { recordCaseStep } from './record-case-step.ts'

/**
 * The forwarded notice does not reach the contributor (条例 §15). Until its content is published his time does not run: the desk has
 * as long for it as for a notice that comes in. By the setting it is published at once, in a form that names nobody.
 */
export async function noteUndeliverable(tx: Tx, { id }: Pick<RightsCase, 'id'>, at: Date): Promise<void> {
  const move = 'find-undeliverable'
  const row = await claimCase(tx, { id }, { move, at })
  await recordCaseStep(tx, row, { move, by: theClocks, at })
  await stopClocks(tx, id, at, ['counter_silence'])
  if (await readSetting(tx, 'cases.publish_notice_automatically')) {
    const text = await formalNotice(tx, row)
    await keepPublicNotice(tx, row, { move: 'publish-notice-by-setting', by: theClocks, at, text })
  } else
    await startClock(tx, id, { kind: 'act_limit', from: at, due: await endOfPeriod(tx, 'act_limit', at) })
}

/** The content of a notice in a form that holds nothing of what its claimant wrote. */
export async function formalNotice(tx: Client & Pick<Tx, 'caseArticle'>, row: RightsCase): Promise<string> {
  const articles = await tx.caseArticle.findMany({
    where: { caseId: row.id, outcome: null },
    orderBy: { id: 'asc' },
  })
  const days = await readSetting(tx, 'cases.counter_days')
  const { name, law } = caseKinds[row.kind]
  return `本站于 ${chineseDate(row.receivedAt)} 收到一份关于${name}的通知，认为网友投稿的下列内容侵害了权利人的权益：
${articles.map(({ url }) => url).join('\n')}
依照${law}，上述内容已暂停展示。因无法与投稿人取得联系，现将通知公告。投稿人如认为不构成侵权，请在公告之日起 ${days} 日内向本站提交书面说明。`
}
