import pg from 'pg'
import { systemActor } from '#lib/actors/actor.ts'
import { createEditor } from '#lib/editors/create-editor.ts'
import { signIn } from '#lib/editors/sign-in.ts'

const person = { email: 'scale@example.cn', name: '测速', role: 'chief_editor' } as const
const password = 'a-long-password-for-the-bench-7'

/** Signs an editor in at the database of the environment; the session is valid at the other sites, too.
 *  @returns the `Cookie` field */
export async function signInEverywhere(others: readonly string[]): Promise<string> {
  await createEditor(systemActor('测量'), { ...person, password })
  const cookie = await signIn({ email: person.email, password, address: '127.0.0.1', userAgent: 'bench' })
  const here = process.env.DATABASE_URL ?? ''
  for (const there of others)
    for (const table of ['editor', 'account', 'session']) await copyRows(here, there, table)
  return `${cookie.name}=${cookie.value}`
}

async function copyRows(here: string, there: string, table: string): Promise<void> {
  const [from, to] = [here, there].map((connectionString) => new pg.Client({ connectionString }))
  if (!from || !to) throw new Error('two databases are needed')
  await Promise.all([from.connect(), to.connect()])
  const owner = table === 'editor' ? 'id' : 'user_id'
  const { rows } = await from.query<{ row: unknown }>(
    `SELECT to_json("${table}") AS row FROM "${table}"
     WHERE ${owner} IN (SELECT id FROM editor WHERE email = $1)`,
    [person.email],
  )
  for (const { row } of rows)
    await to.query(`INSERT INTO "${table}" SELECT * FROM json_populate_record(NULL::"${table}", $1)`, [
      JSON.stringify(row),
    ])
  await Promise.all([from.end(), to.end()])
}
