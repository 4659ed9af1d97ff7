import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { processSingleton } from '../process-singleton.ts'

const OID_CHAR = 18
const OID_TEXT = 25

/**
 * Prisma's schema engine as WebAssembly, on a pool of node-pg: the engine of `prisma migrate`, without the binary that it
 * would download.
 * @param datamodels `[path, content]` of each schema file; not needed to apply migrations
 */
export async function openSchemaEngine(
  databaseUrl: string,
  datamodels: [string, string][] = [],
): Promise<{ engine: SchemaEngine; scriptError: () => Error | null; close: () => Promise<void> }> {
  const pool = relabelling(new pg.Pool({ connectionString: databaseUrl, max: 2 }))
  // Once a process: a second instance would replace the memory of the first while its objects are still to be freed.
  const { SchemaEngine } = await processSingleton('schema-engine', instantiate)
  const adapters = new PoolFactory(pool, databaseUrl)
  const factory = bindMigrationAwareSqlAdapterFactory(adapters)
  const engine = await SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    () => {},
    factory,
  )
  return {
    engine,
    scriptError: () => adapters.scriptError,
    close: async () => {
      engine.free()
      await pool.end()
    },
  }
}

async function instantiate(): Promise<typeof import('@prisma/schema-engine-wasm')> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const beside = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = join(dirname(beside), 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(module), {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  const { __wbg_set_wasm: bind } = glue as unknown as { __wbg_set_wasm: (exports: unknown) => void }
  bind(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        throw new Error(`schema engine panicked: ${message}`)
      },
    },
  })
  return glue as unknown as typeof import('@prisma/schema-engine-wasm')
}

/** Declares `"char"` columns of Postgres' catalogue as text, because the adapter refuses their type. */
function relabelling(pool: pg.Pool): pg.Pool {
  pool.on('connect', (client) => {
    const connection = (client as unknown as { connection: NodeJS.EventEmitter }).connection
    connection.prependListener('rowDescription', (message: { fields: { dataTypeID: number }[] }) => {
      for (const field of message.fields) if (field.dataTypeID === OID_CHAR) field.dataTypeID = OID_TEXT
    })
  })
  return pool
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>

/**
 * Two corrections of the adapter for the engine. It would split a script at every semicolon, also inside a function body:
 * the script is sent to Postgres whole. And the engine expects the type of a constraint as a character, not as text.
 */
function mended(adapter: Adapter, pool: pg.Pool, onScriptError: (error: Error) => never): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const kind = result.columnNames.indexOf('constraint_type')
    if (kind >= 0) result.columnTypes[kind] = ColumnTypeEnum.Character
    return result
  }
  adapter.executeScript = async (script) => {
    await pool.query(script).catch(onScriptError)
  }
  return adapter
}

class PoolFactory extends PrismaPg {
  readonly #pool: pg.Pool
  readonly #url: string
  /** Postgres' error for the last failed script; the engine reports only that it failed. */
  scriptError: Error | null = null
  readonly #onScriptError = (error: Error) => {
    this.scriptError = error
    throw error
  }

  constructor(pool: pg.Pool, url: string) {
    super(pool)
    this.#pool = pool
    this.#url = url
  }

  override async connect() {
    return mended(await super.connect(), this.#pool, this.#onScriptError)
  }

  override async connectToShadowDb() {
    const name = `citysite_shadow_${process.pid}_${Date.now()}`
    await this.#pool.query(`CREATE DATABASE "${name}"`)
    const url = new URL(this.#url)
    url.pathname = `/${name}`
    const shadow = relabelling(new pg.Pool({ connectionString: url.href, max: 2 }))
    const adapter = mended(await new PrismaPg(shadow).connect(), shadow, this.#onScriptError)
    adapter.dispose = async () => {
      await shadow.end()
      await this.#pool.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    }
    return adapter
  }
}
