import { describe, expect, it } from 'vitest'
import { callOfForm, callOfScript } from '#lib/server/action-arguments.ts'
import { plainReply } from '#lib/server/plain-reply.ts'
import { hostileArguments, malformed, multipart, type Wire } from '../../support/hostile.ts'

const ID = `40${'ab'.repeat(20)}`
const script = ({ contentType, body }: Wire) => callOfScript(ID, contentType, Buffer.from(body))
const form = ({ contentType, body }: Wire) => callOfForm(contentType, Buffer.from(body))

/** The fields of the body that is passed to Next. */
async function fieldsOf({
  contentType,
  body,
}: {
  contentType: string
  body: Buffer
}): Promise<[string, unknown][]> {
  const headers = { 'content-type': contentType }
  return [...(await new Response(new Uint8Array(body), { headers }).formData())]
}

describe('a call by Next’s client', () => {
  it.each([
    ['[{"id":1,"note":"更正"}]', '[{"id":1,"note":"更正"}]'],
    ['["$$5",{"note":"$$h1"}]', '["$$5",{"note":"$$h1"}]'],
    ['["$undefined"]', '["$undefined"]'],
    // A reference is replaced by its target.
    ['[{"base":{"type":"doc"},"body":"$0:0:base"}]', '[{"base":{"type":"doc"},"body":{"type":"doc"}}]'],
    // Of a duplicate name the last one counts, as in JSON.parse.
    ['[{"a":"x","a":"y"}]', '[{"a":"y"}]'],
  ])('%s is passed on as %s', async (sent, passed) => {
    const call = await script({ contentType: 'text/plain', body: sent })
    expect(call.body.toString()).toBe(passed)
  })

  it('is passed on with the form that is an argument, whose fields come first', async () => {
    const call = await script(
      multipart([
        ['0', '[null,"$K1"]'],
        ['_1_email', 'a@b.cn'],
      ]),
    )
    expect(await fieldsOf(call)).toEqual([
      ['_1_email', 'a@b.cn'],
      ['0', '[null,"$K1"]'],
    ])
  })

  it('is refused, or holds no reference afterwards', async () => {
    for (const { name, wire } of hostileArguments(ID)) {
      const passed = await script(wire).catch((error: Error) => error.name)
      const text = typeof passed === 'string' ? passed : passed.body.toString()
      expect(text, name).not.toMatch(/"\$(?!\$|undefined"|K1")/)
    }
  })

  it('must name an action', async () => {
    for (const id of ['', 'x', `${ID}0`, '__proto__'])
      await expect(callOfScript(id, 'text/plain', Buffer.from('[]'))).rejects.toThrow('no id')
  })

  it.each(['$0:0', '$0:1', '$0:1:2', '$0:length', '$0:__proto__'])(
    'refuses %s, which leads nowhere',
    (to) => {
      expect(() => plainReply(JSON.stringify([to === '$0:0' ? '$0:0' : {}, to]))).toThrow()
    },
  )

  it('refuses references that would expand to a huge value', () => {
    const levels = Array.from({ length: 40 }, (_, level) =>
      level === 0 ? [1] : Array(2).fill(`$0:0:${level - 1}`),
    )
    expect(() => plainReply(JSON.stringify([levels]))).toThrow('too much')
  })
})

describe('a form that a browser sends without JavaScript', () => {
  const bound: [string, string][] = [
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', `{"id":"${ID}","bound":"$@1"}`],
    ['$ACTION_1:1', '[null]'],
    ['$ACTION_KEY', 'k0123abc'],
  ]

  it('is passed on field by field', async () => {
    const call = await form(multipart([...bound, ['email', 'a@b.cn']]))
    expect(call.id).toBe(ID)
    expect(await fieldsOf(call)).toEqual([...bound, ['email', 'a@b.cn']])
  })

  it('may name an action without bound arguments', async () => {
    expect((await form(multipart([[`$ACTION_ID_${ID}`, '']]))).id).toBe(ID)
  })

  it.each<[string, [string, string][]]>([
    ['two actions', [[`$ACTION_ID_${ID}`, ''], ...bound]],
    ['an action twice', [...bound, bound[1] ?? ['', '']]],
    [
      'another bound part',
      [...bound.slice(0, 1), ['$ACTION_1:0', `{"id":"${ID}","bound":"$@2"}`], ['$ACTION_1:1', '[]']],
    ],
    ['a reference that is bound', [...bound.slice(0, 2), ['$ACTION_1:1', '[{"then":"$h2"}]']]],
  ])('is refused with %s', async (_name, fields) => {
    await expect(form(multipart(fields))).rejects.toThrow()
  })

  it('drops unknown fields of actions', async () => {
    const call = await form(multipart([...bound, ['$ACTION_1:2', '[1]'], ['$ACTION_x', '']]))
    expect(await fieldsOf(call)).toEqual(bound)
  })

  it('is refused when it is not a form', async () => {
    for (const wire of malformed()) await expect(form(wire)).rejects.toThrow()
  })
})
