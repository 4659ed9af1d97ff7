import { type Fields, readFields, writeFields } from './action-fields.ts'
import { plainReply, ReplyError } from './plain-reply.ts'

/** A call of a server action: its id, and a body with plain data only. */
export type ActionCall = { id: string; contentType: string; body: Buffer }

const ID = /^[\da-f]{42}$/

/**
 * Parses the call of an action as Next's client sends it: the id in a header, the arguments as JSON or as a form.
 * @throws ReplyError for anything else
 */
export async function callOfScript(id: string, contentType: string, body: Buffer): Promise<ActionCall> {
  if (!ID.test(id)) throw new ReplyError('the action has no id')
  if (!contentType.startsWith('multipart/form-data')) {
    const { json, forms } = plainReply(body.toString('utf8'))
    if (forms > 0) throw new ReplyError('a form is missing')
    return { id, contentType: 'text/plain;charset=UTF-8', body: Buffer.from(json) }
  }
  const fields = await readFields(contentType, body)
  const { json, forms } = plainReply(only(fields, (name) => name === '0')[1])
  const ofForm = fields.filter(([name]) => name !== '0')
  if (!ofForm.every(([name]) => name.startsWith('_1_')) || (ofForm.length > 0 && forms === 0))
    throw new ReplyError('the form has a field of its own kind')
  // React looks for a form's fields among the preceding ones.
  return { id, ...(await writeFields([...ofForm, ['0', json]])) }
}

/**
 * Parses the call of an action that a browser sends without JavaScript: the id and the bound arguments are in fields whose
 * names begin with `$ACTION_`.
 * @throws ReplyError for anything else
 */
export async function callOfForm(contentType: string, body: Buffer): Promise<ActionCall> {
  if (!contentType.startsWith('multipart/form-data')) throw new ReplyError('it is no form')
  const fields = await readFields(contentType, body)
  const [name] = only(fields, (name) => /^\$ACTION_(?:ID|REF)_/.test(name))
  const [, kind, which = ''] = /^\$ACTION_(ID|REF)_(.*)$/.exec(name) ?? []
  const data = fields.filter(([name]) => !name.startsWith('$ACTION_'))
  const named =
    kind === 'ID' ? { id: which, own: [[name, ''] as [string, string]] } : boundCall(fields, which)
  if (!ID.test(named.id)) throw new ReplyError('the action has no id')
  return { id: named.id, ...(await writeFields([...named.own, ...data])) }
}

/** `$ACTION_REF_1` with the action in `$ACTION_1:0` and its bound arguments in `$ACTION_1:1`. */
function boundCall(fields: Fields, which: string): { id: string; own: Fields } {
  if (!/^\d{1,4}$/.test(which)) throw new ReplyError('the form names no action')
  const value = (name: string) => only(fields, (one) => one === name)[1]
  const [meta, bound] = [`$ACTION_${which}:0`, `$ACTION_${which}:1`]
  const [, id = ''] = /^\{"id":"([\da-f]{42})","bound":"\$@1"\}$/.exec(value(meta)) ?? []
  const { json, forms } = plainReply(value(bound))
  if (forms > 0) throw new ReplyError('a form is bound to the action')
  const key = fields.filter(([name, value]) => name === '$ACTION_KEY' && /^k[\da-f]{1,64}$/.test(value))
  const own: Fields = [
    [`$ACTION_REF_${which}`, ''],
    [meta, `{"id":"${id}","bound":"$@1"}`],
    [bound, json],
  ]
  return { id, own: [...own, ...key.slice(0, 1)] }
}

function only(fields: Fields, is: (name: string) => boolean): [string, string] {
  const [found, more] = fields.filter(([name]) => is(name))
  if (!found || more) throw new ReplyError(found ? 'a field stands twice' : 'a field is missing')
  return found
}
