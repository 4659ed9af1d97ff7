#!/usr/bin/env node
// Speaks the protocol of Prisma's schema-engine binary over the WebAssembly engine (PRISMA_SCHEMA_ENGINE_BINARY).
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { openSchemaEngine } from '../lib/db/schema-engine.ts'

const argument = (name) => process.argv[process.argv.indexOf(name) + 1] ?? ''
const given = process.argv.includes('--datasource') ? argument('--datasource') : '{}'
const url = process.env.DATABASE_URL || JSON.parse(given).url || ''

if (process.argv.includes('can-connect-to-database')) {
  const client = new pg.Client({ connectionString: url })
  const reached = await client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
  process.exit(reached ? 0 : 1)
}

const paths = process.argv.includes('--datamodels') ? argument('--datamodels').split(',') : []
const datamodels = await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')]))
const { engine, close } = await openSchemaEngine(url, datamodels)
const say = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const { id, method, params } = JSON.parse(line)
  try {
    const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params)
    if (method === 'diff' && result?.stdout) say({ method: 'print', params: { content: result.stdout } })
    say({ id, result: result ?? null })
  } catch (error) {
    const {
      message = String(error),
      is_panic = false,
      error_code = error?.code ?? null,
      meta = null,
    } = error ?? {}
    say({ id, error: { code: 4466, message, data: { is_panic, message, error_code, meta } } })
  }
}
await close()
