import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answering } from '#lib/answer-status.ts'
import { DomainError } from '#lib/errors.ts'
import { bareAction, dataAction, type Form, formAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'

const asRefused = (refusal: Refusal): unknown => ({ refused: refusal.code })
const schema = z.object({ id: z.int(), note: z.string() })
const save = dataAction(schema, asRefused, async (given) => ({ saved: given }))
const note = formAction(asRefused, async (form: Form) => ({
  note: form.text('note'),
  missing: form.text('none'),
}))

/** Calls what a client could send, which the types do not know. */
const called = (action: (...given: never[]) => Promise<unknown>, ...given: unknown[]) =>
  (action as (...given: unknown[]) => Promise<unknown>)(...given)

const aForm = (...fields: [string, string | Blob][]) => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

describe('an action for data', () => {
  it('acts on what its schema says, and on nothing beside it', async () =>
    expect(await called(save, { id: 1, note: '更正', role: 'admin' })).toEqual({
      saved: { id: 1, note: '更正' },
    }))

  it.each<[string, unknown[]]>([
    ['no argument', []],
    ['two arguments', [{ id: 1, note: '' }, 1]],
    ['another type', [{ id: '1', note: '' }]],
    ['a function', [() => 1]],
    ['a promise', [Promise.resolve({ id: 1, note: '' })]],
    ['an object that converts itself', [{ id: 1, note: { toString: () => 'x' } }]],
    ['a form', [aForm(['id', '1'])]],
    ['nothing', [null]],
  ])('refuses %s without acting', async (_what, given) =>
    expect(await called(save, ...given)).toEqual({ refused: 'invalid-input' }),
  )
})

describe('an action for a form', () => {
  it('reads the texts by name; one that is missing is empty', async () =>
    expect(await called(note, null, aForm(['note', '更正']))).toEqual({ note: '更正', missing: '' }))

  it.each<[string, unknown[]]>([
    ['a file', [null, aForm(['note', new Blob(['x'])])]],
    ['a name twice', [null, aForm(['note', 'a'], ['note', 'b'])]],
    [
      '101 fields',
      [null, aForm(...Array.from({ length: 101 }, (_, at): [string, string] => [`f${at}`, '']))],
    ],
    ['more text than a form of ours has', [null, aForm(['note', 'x'.repeat(65_537)])]],
    ['something that only resembles a form', [null, { entries: () => [['note', 'x']] }]],
    ['no form', [null]],
    ['a third argument', [null, aForm(['note', 'x']), 1]],
  ])('refuses %s without acting', async (_what, given) =>
    expect(await called(note, ...given)).toEqual({ refused: 'invalid-input' }),
  )

  it('does not trust the entries of a form that overrides them', async () => {
    const form = Object.assign(aForm(['note', '真']), { entries: () => [['note', '假']] })
    expect(await called(note, null, form)).toMatchObject({ note: '真' })
  })
})

describe('what an action refuses to do', () => {
  const refusal = new DomainError('wrong-state', '已经下架。')
  const isRefusing = async () => Promise.reject(refusal)

  it('is its result, with what the form held; its status is set for what is malformed alone', async () => {
    const response = new ServerResponse(new IncomingMessage(new Socket()))
    const keep = dataAction(schema, asRefused, isRefusing)
    const enter = formAction<unknown>(
      ({ code }, form) => ({ refused: code, email: form?.text('email') }),
      isRefusing,
    )
    await answering(response, async () => {
      expect(await called(keep, { id: 1, note: '' })).toEqual({ refused: 'wrong-state' })
      const given = aForm(['email', 'chen@example.cn'])
      expect(await called(enter, null, given)).toEqual({ refused: 'wrong-state', email: 'chen@example.cn' })
      expect(response.statusCode).toBe(200)
      expect(await called(enter, null)).toEqual({ refused: 'invalid-input', email: undefined })
    })
    expect(response.statusCode).toBe(400)
  })

  it('is thrown on where it is no refusal: an error of ours, and what leads elsewhere', async () => {
    const elsewhere = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;/admin' })
    const leave = formAction<unknown>(asRefused, async () => Promise.reject(elsewhere))
    await expect(called(leave, null, aForm())).rejects.toBe(elsewhere)
  })
})

it('an action without arguments ignores those that a client sends', async () => {
  let acts = 0
  await called(
    bareAction(async () => {
      acts += 1
    }),
    { role: 'admin' },
    2,
  )
  expect(acts).toBe(1)
})

it('a refusal sets the status of the response to 400, also in the middle of a page, and a good call leaves it', async () => {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  await answering(response, () => called(save, { id: 1, note: '' }))
  expect(response.statusCode).toBe(200)
  await answering(response, () => called(save, 'x'))
  expect(response.statusCode).toBe(400)
})
