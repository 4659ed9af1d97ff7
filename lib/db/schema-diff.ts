import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { openSchemaEngine } from './schema-engine.ts'

const FOLDER = fileURLToPath(new URL('../../prisma', import.meta.url))
const SCHEMA = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url))

/** What has to be changed in a database so that it is what prisma/schema.prisma says, in Prisma's words; empty when nothing
 *  has to. */
export async function schemaDiff(databaseUrl: string): Promise<string> {
  const content = await readFile(SCHEMA, 'utf8')
  const files = [{ path: SCHEMA, content }]
  const { engine, close } = await openSchemaEngine(databaseUrl, [[SCHEMA, content]])
  try {
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: FOLDER },
      to: { tag: 'schemaDatamodel', files },
      script: false,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return exitCode === 0 ? '' : (stdout ?? '').trim()
  } finally {
    await close()
  }
}
