import { z } from 'zod'

/** An operation as its page describes it. */
export type DescribedOperation = {
  path: string
  summary: string
  parameters: { name: string; place: string; words: string; isRequired: boolean }[]
  answers: { status: string; words: string }[]
}

const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: z.looseObject({ description: z.string().optional() }).optional(),
})
const operation = z.object({
  summary: z.string(),
  parameters: z.array(parameter).default([]),
  responses: z.record(z.string(), z.object({ description: z.string() })),
})
const described = z.object({ paths: z.record(z.string(), z.object({ get: operation })) })

/** What the page about the public JSON says, read from the document itself. */
export function describedOperations(document: unknown): DescribedOperation[] {
  return Object.entries(described.parse(document).paths).map(([path, { get }]) => ({
    path,
    summary: get.summary,
    parameters: get.parameters.map(({ name, in: place, required = false, description, schema }) => ({
      name,
      place: place === 'header' ? '请求头' : place === 'path' ? '路径' : '参数',
      words: description ?? schema?.description ?? '',
      isRequired: required,
    })),
    answers: Object.entries(get.responses).map(([status, { description }]) => ({
      status,
      words: description,
    })),
  }))
}
