import { defineConfig } from 'prisma/config'

/** Prisma's command line; `deploy/cli.mjs db diff` calls it with the engine and the address in the environment. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
