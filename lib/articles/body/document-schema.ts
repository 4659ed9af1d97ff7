import { z } from 'zod'
import type { Body } from './body.ts'
import { marks } from './marks.ts'
import { nodeSpec, nodes } from './nodes.ts'
import type { AttributeSchemas, MarkSpec, NodeSpec } from './spec.ts'

// The schema of the whole document, put together from the tables' entries.

type Member = z.ZodObject<{ type: z.ZodLiteral<string> }>

const text: Member = z.object({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z
    .array(oneOf(Object.entries<MarkSpec>(marks).map(markSchema), '文字'))
    // Other editors may give a text two of a kind; tidy-body.ts leaves one.
    .max(2 * Object.keys(marks).length)
    .optional(),
})

const members = new Map(
  Object.entries<NodeSpec>(nodes).map(([type, spec]) => [type, nodeSchema(type, spec)] as const),
)

/**
 * A body whose depth has been checked. What the tables do not name is left out; unknown-content.ts refuses it before
 * where it says something.
 */
// Its type is derived from the same entries in body.ts; this schema is put together at run time.
export const documentSchema = nodeSchema('doc', nodes.doc) as z.ZodType<unknown> as z.ZodType<Body>

function markSchema([type, { attrs }]: [string, MarkSpec]): Member {
  return z.object({ type: z.literal(type), ...attributesOf(attrs) })
}

function nodeSchema(type: string, { name, attrs, content, holds }: NodeSpec): Member {
  const shape = { type: z.literal(type), ...attributesOf(attrs) }
  if (content === undefined) return z.object(shape)
  return z.object({
    ...shape,
    // Asked for when a document is checked: nodes hold one another.
    get content() {
      return contentSchema(content, name, holds)
    },
  })
}

function attributesOf(schemas: AttributeSchemas | undefined) {
  if (!schemas) return {}
  const isOptional = Object.values(schemas).every((one) => z.safeParse(one, undefined).success)
  return { attrs: isOptional ? z.object(schemas).optional() : z.object(schemas) }
}

/** What a ProseMirror content expression of one group allows. An empty line may have no content at all. */
function contentSchema(
  expression: NonNullable<NodeSpec['content']>,
  parent: string,
  holds: NodeSpec['holds'],
) {
  const group = expression.slice(0, -1)
  const inside = [...members].filter(([type]) => nodeSpec(type)?.group.some((one) => one === group))
  const items = z.array(
    oneOf([...(group === 'inline' ? [text] : []), ...inside.map(([, one]) => one)], parent),
  )
  if (group === 'inline') return items.optional()
  if (holds) return items.min(holds.min, holds.refusal).max(holds.max, holds.refusal)
  return expression.endsWith('+') ? items.min(1) : items
}

function oneOf([first, ...others]: Member[], parent: string) {
  if (!first) throw new Error(`No node or mark can stand in ${parent}.`)
  return z.discriminatedUnion('type', [first, ...others], { error: ({ input }) => misplaced(input, parent) })
}

function misplaced(input: unknown, parent: string): string | undefined {
  const type = typeof input === 'object' && input !== null && 'type' in input ? String(input.type) : ''
  const name = type === 'text' ? '文字' : nodeSpec(type)?.name
  return name && `正文里的${name}不能直接放在${parent}里`
}
