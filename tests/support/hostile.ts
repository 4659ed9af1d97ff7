/** A call of an action as it goes over the wire. */
export type Wire = { contentType: string; body: string | Buffer }

const BOUNDARY = '----hostile'

/** A form as a browser writes it, of fields as they are named. */
export function multipart(fields: [name: string, value: string][], boundary = BOUNDARY): Wire {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: `${parts.join('')}--${boundary}--\r\n`,
  }
}

const json = (body: string): Wire => ({ contentType: 'text/plain;charset=UTF-8', body })

/** Server references whose bound arguments are server references, twice a level: 2 to the power of `depth` calls. */
function fanOut(id: string, name: string, depth: number): [string, string][] {
  const fields: [string, string][] = []
  for (let level = 0; level < depth; level++) {
    const [bound, next] = [2 + 2 * level, 3 + 2 * level].map((n) => n.toString(16))
    const inner = level === depth - 1 ? 'null' : `{"${name}":"$h${next}"}`
    fields.push([String(1 + 2 * level), `{"id":"${id}","bound":"$@${bound}"}`])
    fields.push([String(2 + 2 * level), `[${inner},${inner}]`])
  }
  return fields
}

/** One argument in React's reply format that is no plain data, with whatever it refers to. */
export function hostileArguments(id: string): { name: string; wire: Wire }[] {
  const alone = [
    ...[
      '"$h1"',
      '"$@1"',
      '"$@0"',
      '"$K1"',
      '"$K0"',
      '"$B1"',
      '"$B0"',
      '"$F1"',
      '"$T"',
      '"$T1"',
      '"$Q1"',
      '"$W1"',
    ],
    ...[
      '"$i1"',
      '"$R1"',
      '"$r1"',
      '"$X1"',
      '"$x1"',
      '"$A1"',
      '"$o1"',
      '"$V1"',
      '"$1"',
      '"$0"',
      '"$H"',
      '"$"',
    ],
    ...['"$D2026-01-01"', '"$NaN"', '"$Infinity"', '"$-0"', '"$undefined"', `"$n${'9'.repeat(300)}"`],
    ...[`"$n${'9'.repeat(30_000)}"`, '"$0:0"', '"$0:0:0"', '"$0:__proto__"', '"$1:constructor:constructor"'],
    ...[
      '1e999',
      '{"__proto__":{"x":1}}',
      '{"constructor":{"prototype":{}}}',
      '{"toString":"x"}',
      '{"then":1}',
    ],
    ...['{"get":"$h1"}', '{"valueOf":"$h1"}', '{"then":"$h1"}', '{"toString":"$h1"}', '{"toJSON":"$h1"}'],
    ...['{"id":{"valueOf":"$h1"}}', '{"id":{"then":"$h1"}}', '{"length":4294967295}', '{"id":"$@1"}'],
    ...[
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `[${'0,'.repeat(20_000)}0]`,
      '{"$$typeof":"$Sreact.element"}',
    ],
    ...['null', 'true', '1', '"1"', '[]', '[1]', '{}', '[null]', '{"id":"1"}', '{"id":[1]}', '{"id":true}'],
    ...['{"id":-1,"version":1,"note":""}', '{"id":null,"version":0,"origin":"repost","note":""}'],
  ]
  const reference: [string, string][] = [
    ['1', `{"id":"${id}","bound":"$@2"}`],
    ['2', '[null,{"get":"$h1"}]'],
  ]
  const around = [(one: string) => `[${one}]`, (one: string) => `[null,${one}]`]
  return [
    ...alone.flatMap((one) =>
      around.flatMap((wrap) => [
        { name: one.slice(0, 60), wire: json(wrap(one)) },
        { name: `form ${one.slice(0, 60)}`, wire: multipart([...reference, ['0', wrap(one)]]) },
      ]),
    ),
    ...['get', 'valueOf', 'then', 'toString'].map((name) => ({
      name: `fan-out by ${name}`,
      wire: multipart([...fanOut(id, name, 14), ['0', `[null,{"${name}":"$h1"}]`]]),
    })),
    ...malformed().map((wire, index) => ({ name: `malformed ${index}`, wire })),
  ]
}

/** Bodies that are no call at all. */
export function malformed(): Wire[] {
  const whole = multipart([
    ['0', '[null,"$K1"]'],
    ['_1_email', 'a@b.cn'],
  ])
  const type = whole.contentType
  return [
    ...['', '[]', "''", '{}', '[', '[null]', 'null', '"', '[undefined]', '\u0000', '[1,2,3,4,5,6,7,8,9]'].map(
      json,
    ),
    { contentType: type, body: '' },
    { contentType: type, body: whole.body.slice(0, -20) },
    { contentType: type, body: whole.body.slice(20) },
    { contentType: type, body: Buffer.from([0, 255, 254, 1, 2, 3, 13, 10]) },
    { contentType: 'multipart/form-data', body: whole.body },
    { contentType: 'multipart/form-data; boundary=', body: whole.body },
    { contentType: 'multipart/form-data; boundary=other', body: whole.body },
    { contentType: 'application/x-www-form-urlencoded', body: 'email=a&password=b' },
    { contentType: 'application/json', body: '{}' },
    multipart([]),
    multipart([['0', '']]),
    multipart([['1', '[]']]),
    multipart([
      ['0', '[null,"$K1"]'],
      ['0', '[]'],
    ]),
    multipart([['$ACTION_ID_', '']]),
    multipart([['$ACTION_ID_x', '']]),
    multipart([['$ACTION_REF_1', '']]),
    multipart([
      ['$ACTION_REF_1', ''],
      ['$ACTION_1:0', '{"id":"x"}'],
      ['$ACTION_1:1', '[null]'],
    ]),
    multipart([
      ['$ACTION_REF___proto__', ''],
      ['email', 'a'],
    ]),
    multipart(Array.from({ length: 500 }, (_, index) => [`f${index}`, 'x'])),
  ]
}
