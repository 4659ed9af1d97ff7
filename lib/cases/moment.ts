export { databaseNow } from '#lib/db/database-now.ts'
