import { createHmac, timingSafeEqual } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { secret } from '../config.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { accountSchema, insertEditor } from './create-editor.ts'
import type { ListedEditor } from './list-editors.ts'

/** Key of the advisory lock (any number) under which the first account is made. */
const LOCK = 7_264_001

const keySchema = z.object({ key: z.string() })

/** Where the first editor signs up; null as soon as there is one. The key is derived, so nothing has to be kept. */
export async function setUpPath(): Promise<string | null> {
  return (await db().editor.findFirst({ select: { id: true } })) ? null : `/admin/set-up?key=${setUpKey()}`
}

/** Whether this link can still make the first editor. */
export async function isSetUpOpen(key: string): Promise<boolean> {
  return isSetUpKey(key) && (await setUpPath()) !== null
}

/** Makes the newsroom's first editor, an administrator. Of two who try at once one succeeds.
 *  @throws DomainError invalid-input | forbidden | gone */
export async function setUpFirstEditor(input: unknown): Promise<ListedEditor> {
  const { key } = parseInput(keySchema, input)
  // Before anything that costs time: the link lives on in logs and histories.
  if (!isSetUpKey(key)) throw new DomainError('forbidden', '这个链接不对，请使用启动时打印的完整链接。')
  await assertNobodyYet(db())
  const { password, ...person } = parseInput(accountSchema, input)
  const hash = await hashPassword(password)
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK})::text`
    await assertNobodyYet(tx)
    return insertEditor(tx, systemActor('首次设置'), { ...person, role: 'admin' }, hash)
  })
}

async function assertNobodyYet(tables: Pick<Tx, 'editor'>): Promise<void> {
  if (await tables.editor.findFirst({ select: { id: true } }))
    throw new DomainError('gone', '第一位编辑已经设置好，这个链接已失效。')
}

function setUpKey(): string {
  return createHmac('sha256', secret()).update('set-up of the first editor').digest('base64url')
}

function isSetUpKey(key: string): boolean {
  const [given, right] = [Buffer.from(key), Buffer.from(setUpKey())]
  return given.length === right.length && timingSafeEqual(given, right)
}
