import { createHmac } from 'node:crypto'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { secret } from '../config.ts'
import { DomainError } from '../errors.ts'
import { addressKey, isLoopback } from '../ip-address.ts'
import { DAY_MS, HOUR_MS, lastShanghaiMidnight, shanghaiDate } from '../time.ts'
import { type FormLimit, type FormPurpose, purposeOf } from './form-purposes.ts'
import type { PostedForm } from './posted-form.ts'

const KEY_BYTES = 16

/** A sender's submissions of one purpose in one window. */
type Count = { key: Uint8Array<ArrayBuffer>; window: Date; endsAt: number; most: number; whose: string }

/**
 * Counts a submission on the limits of its address and of its contact before it is accepted, so that concurrent ones cannot
 * exceed them; `uncount` undoes it when it is refused. Windows are the hours, and the days of Shanghai.
 * @returns what `uncount` needs
 * @throws DomainError too-many with details.retryAfter in seconds; nothing is counted then
 */
export async function countSubmission(form: PostedForm, now = new Date()): Promise<readonly Count[]> {
  const counts = countsOf(form, now)
  if (counts.length === 0) return counts
  const submissions = await increment(counts)
  const exceeded = counts.find(({ key, most }) => (submissions.get(nameOf(key)) ?? 0) > most)
  if (!exceeded) return counts
  await uncount(counts)
  throw tooMany(exceeded, now)
}

export async function uncount(counts: readonly Pick<Count, 'key' | 'window'>[]): Promise<void> {
  for (const { key, window } of counts)
    await db().publicFormCount.updateMany({
      where: { key, window, submissions: { gt: 0 } },
      data: { submissions: { decrement: 1 } },
    })
}

/** Deletes the counts of past windows. @returns how many rows */
export async function deletePastCounts(now = new Date()): Promise<number> {
  const { count } = await db().publicFormCount.deleteMany({
    where: { window: { lt: lastShanghaiMidnight(now) } },
  })
  return count
}

function countsOf({ purpose, address, fields }: PostedForm, now: Date): Count[] {
  const { perAddress, perContact, contactFields, contactsOf = purpose } = purposeOf(purpose)
  const contacts = contactFields
    .map((name) => contactKey(fields.list(name)[0] ?? ''))
    .filter((one) => one !== '')
  const byContact = [...new Set(contacts)].flatMap((contact) =>
    windows({ purpose: contactsOf, of: contact, most: perContact, now }),
  )
  // Programs of this machine, or a proxy on it that does not say for whom it sends, are no one address.
  if (isLoopback(address)) return byContact
  return [...windows({ purpose, of: addressKey(address), most: perAddress, now }), ...byContact]
}

/** One spelling of an e-mail address or a telephone number; empty for what is neither. */
function contactKey(given: string): string {
  const text = given.normalize('NFKC').trim().toLowerCase()
  if (text.includes('@')) return text.slice(0, 320)
  const number = text.replace(/\D/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '')
  return number.length >= 7 ? number.slice(0, 20) : ''
}

type Counted = { purpose: FormPurpose; of: string; most: FormLimit; now: Date }

function windows({ purpose, of, most, now }: Counted): Count[] {
  const hour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS
  const day = lastShanghaiMidnight(now).getTime()
  const key = (span: string) => keyed([shanghaiDate(now), span, purpose, of])
  return [
    { key: key('hour'), window: new Date(hour), endsAt: hour + HOUR_MS, most: most.hour, whose: '一小时内' },
    { key: key('day'), window: new Date(day), endsAt: day + DAY_MS, most: most.day, whose: '今天' },
  ]
}

/** Neither an address nor a contact is stored: 128 bits of a keyed hash (HMAC-SHA-256), another one every day. */
function keyed(parts: readonly string[]): Uint8Array<ArrayBuffer> {
  const hash = createHmac('sha256', secret())
    .update(`public form count:${JSON.stringify(parts)}`)
    .digest()
  return new Uint8Array(hash.subarray(0, KEY_BYTES))
}

const nameOf = (key: Uint8Array) => Buffer.from(key).toString('hex')

/** One statement, so that concurrent submissions never read the same number; in the order of the keys, so that they never wait for
 *  each other in a circle. @returns the submissions by the key's name */
async function increment(counts: readonly Count[]): Promise<Map<string, number>> {
  const sorted = counts.toSorted((one, other) => Buffer.compare(one.key, other.key))
  const rows = sorted.map(({ key, window }) => Prisma.sql`(${key}, ${window}, 1)`)
  const counted = await db().$queryRaw<{ key: Uint8Array; submissions: number }[]>`
    INSERT INTO public_form_count (key, "window", submissions) VALUES ${Prisma.join(rows)}
    ON CONFLICT (key, "window") DO UPDATE SET submissions = least(public_form_count.submissions + 1, 1000000)
    RETURNING key, submissions`
  return new Map(counted.map(({ key, submissions }) => [nameOf(key), submissions]))
}

function tooMany({ endsAt, whose }: Count, now: Date): DomainError {
  const seconds = Math.max(1, Math.ceil((endsAt - now.getTime()) / 1_000))
  const minutes = Math.ceil(seconds / 60)
  const wait = minutes < 90 ? `${minutes} 分钟` : `${Math.ceil(minutes / 60)} 小时`
  return new DomainError(
    'too-many',
    `${whose}从这里提交的次数太多，请 ${wait}后再试。您写的内容还在，请先复制保存。`,
    { details: { retryAfter: seconds } },
  )
}
