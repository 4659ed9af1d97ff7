import { config } from '../config.ts'

/** The URL of the database with which a command runs. */
export function databaseUrl(): string {
  const url = config().databaseUrl
  if (url === undefined) throw new Error('a command that needs the database ran without it')
  return url
}
