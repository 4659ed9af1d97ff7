import { foreignName } from './foreign-names.ts'
import { markSpec } from './marks.ts'
import { nodeSpec } from './nodes.ts'
import type { AttributeSchemas } from './spec.ts'

/** Attributes of other text editors that say how something looks and hold nothing to be read. */
const appearance =
  /^(?:class|style|id|dir|lang|rel|target|type|data-.*|on[a-z]+|.*(?:align|indent|spacing|colou?r|size|family|width|height))$/i

/**
 * The names of what a document of unknown shape holds and the tables have no entry for: nodes, marks, and attributes
 * with something to read in them. Each once, in the order in which they stand. It does not call itself; the number of
 * nodes must have been checked.
 */
export function unknownContent(document: unknown): string[] {
  const found = new Set<string>()
  const waiting = [document]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (!isRecord(value) || typeof value.type !== 'string') continue
    const unknown = unknownOf(value, value.type)
    for (const name of unknown) found.add(name)
    if (isKnown(value.type) && Array.isArray(value.content)) waiting.push(...value.content.toReversed())
  }
  return [...found]
}

/** What is unknown of one node, its content aside. */
function unknownOf(node: Record<string, unknown>, type: string): string[] {
  if (!isKnown(type)) return [foreignName(type)]
  const spec = nodeSpec(type)
  const strays = [
    ...(spec && says(node.text) ? [`${spec.name}里的文字`] : []),
    ...(spec?.content === undefined && says(node.content) ? [`${spec?.name ?? '文字'}里的内容`] : []),
  ]
  const marks = Array.isArray(node.marks) ? node.marks.flatMap(unknownMark) : []
  return [...strays, ...unknownAttributes(spec?.name ?? '文字', spec?.attrs, node.attrs), ...marks]
}

function unknownMark(mark: unknown): string[] {
  if (!isRecord(mark) || typeof mark.type !== 'string') return []
  const spec = markSpec(mark.type)
  return spec ? unknownAttributes(spec.name, spec.attrs, mark.attrs) : [foreignName(mark.type)]
}

function unknownAttributes(owner: string, schemas: AttributeSchemas = {}, attrs: unknown): string[] {
  if (!isRecord(attrs)) return []
  return Object.entries(attrs).flatMap(([name, value]) =>
    Object.hasOwn(schemas, name) || appearance.test(name) || !says(value)
      ? []
      : [`${owner}的 ${foreignName(name)}`],
  )
}

function isKnown(type: string): boolean {
  return type === 'text' || nodeSpec(type) !== undefined
}

/** Whether a value holds anything to be read: words, or a list or an object with something in it. */
function says(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
