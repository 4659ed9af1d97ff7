import { expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { LEFT_OUT, withoutIdentities } from '#lib/parties/without-identities.ts'
import { aClaimant, ouyang } from '../../support/parties.ts'

// Purpose: a text that is shown to somebody who has not opened an identity does not give it away.

it.each([
  [`欧阳 敏仪来电`, `${LEFT_OUT}来电`],
  ['打 138-0013-8000 或 13800138000', `打 ${LEFT_OUT} 或 ${LEFT_OUT}`],
  ['Ouyang@Example.cn', LEFT_OUT],
  [`寄到${ouyang.address}收`, `寄到${LEFT_OUT}收`],
  ['示范公司（代理：示范公司）', `${LEFT_OUT}（代理：${LEFT_OUT}）`],
  ['打 １３８００１３８０００ 或 138.0013.8000，138–0013–8000', `打 ${LEFT_OUT} 或 ${LEFT_OUT}，${LEFT_OUT}`],
  ['信箱Ｏuyang@Example．cn，欧阳·敏仪', `信箱${LEFT_OUT}，${LEFT_OUT}`],
  ['没有谁的名字', '没有谁的名字'],
])('%s', async (text, shown) => {
  const party = await aClaimant({ identity: { ...ouyang, agentFor: '示范公司' } })
  const mask = await withoutIdentities(db(), [null, party])
  expect(mask(text)).toBe(shown)
})
