import type { z } from 'zod'
import { DomainError } from './errors.ts'

/** Parses what somebody sent.
 *  @throws DomainError invalid-input with one sentence a field */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? '')] ??= issue.message
  throw new DomainError('invalid-input', `请修改标红的 ${Object.keys(fields).length} 项。`, { fields })
}
