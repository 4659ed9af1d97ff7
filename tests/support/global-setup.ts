import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'
import { installJobs } from '#lib/job-runner/install-jobs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One real Postgres for the run, with a migrated database that every worker clones. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-test-'))
  // Statistics taken while a table was empty between two tests would mislead the plans of the next one.
  const settings = { fsync: 'off', max_connections: '200', autovacuum: 'off' }
  const postgres = await startEmbeddedPostgres(folder, { settings })
  const server = new pg.Client({ connectionString: postgres.url })
  await server.connect()
  await server.query('CREATE DATABASE template_citysite')
  await server.end()
  const template = databaseAt(postgres.url, 'template_citysite')
  await migrate(template)
  await installJobs(template)
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function databaseAt(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
