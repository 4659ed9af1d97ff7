import { randomUUID } from 'node:crypto'
import { databaseNow } from '#lib/db/database-now.ts'
import type { CounterNotice, RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { shanghaiMinute } from '../time.ts'
import { ownArticles } from './case-articles.ts'
import { startClock, stopClocks } from './case-clocks.ts'
import { caseKinds } from './case-kinds.ts'
import { endOfPeriod } from './case-periods.ts'
import { counterUrl, makeReceipt, receiptOfCounter } from './case-receipts.ts'
import { claimCase } from './claim-case.ts'
import { counterElementsOf, listedCounterElements } from './counter-elements.ts'
import { isUnderDmca } from './dmca-path.ts'
import { urlsOfActed } from './letter-urls.ts'
import { forwardedNotice } from './notice-text.ts'
import { recordCaseStep } from './record-case-step.ts'
import { noteUndeliverable } from './undeliverable.ts'
import { writeLetter } from './write-letter.ts'

/**
 * Forwards the notice of an accepted case to the contributor with a link to answer it (条例 §15, 16; 民法典 §1195), and starts the
 * period in which he can. Where no mail reaches him undeliverable.ts says what follows.
 * @returns the end of the period
 */
export async function offerCounter(
  tx: Tx,
  row: RightsCase,
  { by, at, urls }: { by: Actor; at: Date; urls: string },
): Promise<Date> {
  const due = await endOfPeriod(tx, 'counter_silence', at)
  const counter = (await openCounter(tx, row)) ?? (await offeredCounter(tx, row, at))
  await startClock(tx, row.id, { kind: 'counter_silence', from: at, due })
  const isReached = await writeForward(tx, row, counter, { by, at, due, urls })
  if (!isReached) await noteUndeliverable(tx, row, { at, isAccepting: true })
  return due
}

/** Sends the notice to the contributor once more (条例 §15; 民法典 §1195), with the same link; his time begins anew, and the claimant is told.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function forwardNotice(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const seen = parseInput(seenRow, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const row = await claimCase(tx, seen, { move: 'forward-again', at })
    const counter = await tx.counterNotice.findFirst({
      where: { caseId: row.id },
      orderBy: { offeredAt: 'desc' },
    })
    if (!counter) throw new DomainError('not-found', '本案还没有转送过通知。')
    const due = await endOfPeriod(tx, 'counter_silence', at)
    const kept = (await ownArticles(tx, row.id)).filter(({ status }) => status === 'suspended')
    const urls = await urlsOfActed(
      tx,
      row.id,
      kept.map(({ id }) => id),
    )
    const isReached = await writeForward(tx, row, counter, { by: editor, at, due, urls })
    if (!isReached) throw notMailed(row)
    await stopClocks(tx, row.id, at, ['act_limit'])
    await startClock(tx, row.id, { kind: 'counter_silence', from: at, due })
    await recordCaseStep(tx, row, { move: 'forward-again', by: editor, at })
    const fields = { urls, deadline: shanghaiMinute(due) }
    await writeLetter(tx, row, { letter: 'forwarded_again', at, fields })
    return { version: row.version }
  })
}

function notMailed({ kind }: RightsCase): DomainError {
  const next = caseKinds[kind].path === 'copyright' ? '请公告通知的内容' : '请决定怎样处理'
  return new DomainError(
    'wrong-state',
    `没有投稿人的电子邮箱，或者本站没有设置发信服务器，无法转送；${next}。`,
  )
}

type Forward = { by: Actor; at: Date; due: Date; urls: string }

async function writeForward(
  tx: Tx,
  row: RightsCase,
  counter: CounterNotice,
  { by, at, due, urls }: Forward,
): Promise<boolean> {
  const asked = counterElementsOf({ kind: row.kind, isUnderDmca: await isUnderDmca(tx, row) })
  const fields = {
    notice: await forwardedNotice(tx, row, by),
    counterUrl: counterUrl(receiptOfCounter(counter)),
    counterElements: listedCounterElements(asked, row.kind),
    deadline: shanghaiMinute(due),
    urls,
  }
  return writeLetter(tx, row, { letter: 'forward', at, fields })
}

/** The link that he has already, where nothing whole came by it. */
function openCounter(tx: Tx, { id: caseId }: RightsCase): Promise<CounterNotice | null> {
  return tx.counterNotice.findFirst({ where: { caseId, receivedAt: null }, orderBy: { offeredAt: 'desc' } })
}

async function offeredCounter(tx: Tx, { id: caseId }: RightsCase, at: Date): Promise<CounterNotice> {
  const id = randomUUID()
  const { columns } = makeReceipt('counter_notice', id)
  return tx.counterNotice.create({ data: { id, caseId, offeredAt: at, ...columns } })
}
