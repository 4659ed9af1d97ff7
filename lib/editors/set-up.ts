import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { accountSchema, insertEditor } from './create-editor.ts'
import type { ListedEditor } from './list-editors.ts'
import { isSetUpKey } from './set-up-link.ts'

/** Key of the advisory lock (any number) under which the first account is made. */
const LOCK = 7_264_001

const keySchema = z.object({ key: z.string() })

/** Creates the first editor, an administrator. Of two concurrent calls one succeeds.
 *  @throws DomainError invalid-input | forbidden | gone */
export async function setUpFirstEditor(input: unknown): Promise<ListedEditor> {
  const { key } = parseInput(keySchema, input)
  // Checked before anything slow: the link can be in logs and browser histories.
  if (!isSetUpKey(key)) throw new DomainError('forbidden', '这个链接不对，请使用启动时打印的完整链接。')
  await assertNoEditor(db())
  const { password, ...person } = parseInput(accountSchema, input)
  const hash = await hashPassword(password)
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK})::text`
    await assertNoEditor(tx)
    return insertEditor(tx, systemActor('首次设置'), { ...person, role: 'admin' }, hash)
  })
}

async function assertNoEditor(tables: Pick<Tx, 'editor'>): Promise<void> {
  if (await tables.editor.findFirst({ select: { id: true } }))
    throw new DomainError('gone', '第一位编辑已经设置好，这个链接已失效。')
}
