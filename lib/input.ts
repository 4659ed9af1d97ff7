import type { z } from 'zod'
import { DomainError } from './errors.ts'

/** Parses input by a schema.
 *  @throws DomainError invalid-input with a message for each field that is wrong */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { error: messageOf })
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? '')] ??= issue.message
  throw wrongFields(fields)
}

/** The refusal of input of which some fields are wrong: each sentence stands at its field, and one says how many there are. */
export function wrongFields(fields: Readonly<Record<string, string>>): DomainError {
  return new DomainError('invalid-input', `请修改标红的 ${Object.keys(fields).length} 项。`, {
    fields: { ...fields },
  })
}

/** The Chinese message of an issue for which the schema has no message of its own; zod's is English. */
function messageOf({ code, input }: { code: string; input?: unknown }): string {
  if (input === undefined || input === null) return '请填写'
  return sentences[code] ?? '格式不对'
}

const sentences: Record<string, string> = {
  too_big: '内容太长或数值太大',
  too_small: '内容太短或数值太小',
  invalid_value: '没有这个选项',
  unrecognized_keys: '有多余的内容',
}
