import type { Node as ProseNode } from '@tiptap/pm/model'
import * as z from 'zod/mini'
import type { Body } from '#lib/articles/body/body.ts'
import { rebuild, type TextNode } from '#lib/articles/body/fold.ts'
import { markSpec } from '#lib/articles/body/marks.ts'
import { nodeSpec } from '#lib/articles/body/nodes.ts'
import { isBlank } from '#lib/articles/body/plain-text.ts'
import type { AnyMark, AnyNode, AttributeSchemas } from '#lib/articles/body/spec.ts'
import { tidyBlock, tidyDocument } from '#lib/articles/body/tidy-body.ts'
import { storable } from '#lib/text/storable.ts'
import { withoutInvisible } from '#lib/text/visible.ts'
import { PENDING } from './pending-pictures.ts'

/**
 * The editor's document in exactly the shape that is stored: no attribute that only its screen needs, no block without
 * words, no character that cannot be kept. What the tables do not know stays in it, so that the server refuses it by
 * its name.
 */
export function bodyOf(document: AnyNode): Body {
  // Whether the nodes may stand where they do is for the server's schema to say.
  return tidyDocument((document.content ?? []).flatMap(shapedBlock))
}

/** The same of the sheet itself. What has not changed since is not looked at again. */
export function bodyOfSheet(sheet: ProseNode): Body {
  return bodyOf({ type: 'doc', content: sheet.children.map(writtenBlock) })
}

// A block is never changed, but replaced by another one: what was made of it once holds.
const written = new WeakMap<ProseNode, AnyNode>()
const shapedBlocks = new WeakMap<AnyNode, readonly AnyNode[]>()

function writtenBlock(block: ProseNode): AnyNode {
  const known = written.get(block)
  if (known) return known
  const made: AnyNode = block.toJSON()
  written.set(block, made)
  return made
}

function shapedBlock(block: AnyNode): readonly AnyNode[] {
  const known = shapedBlocks.get(block)
  if (known) return known
  const shaped = rebuild(block, { text: shapedText, node: shapedNode }).map(tidyBlock)
  shapedBlocks.set(block, shaped)
  for (const one of shaped) shapedBlocks.set(one, [one])
  return shaped
}

function shapedText({ text, marks = [] }: TextNode): AnyNode[] {
  const words = withoutInvisible(storable(text))
  if (words === '') return []
  return [{ type: 'text', text: words, ...(marks.length > 0 ? { marks: marks.map(shapedMark) } : {}) }]
}

function shapedMark(mark: AnyMark): AnyMark {
  const spec = markSpec(mark.type)
  return spec ? { type: mark.type, ...shapedAttributes(spec.attrs, mark.attrs) } : mark
}

function shapedNode(node: AnyNode): AnyNode[] {
  if (node.type === PENDING) return []
  const spec = nodeSpec(node.type)
  if (!spec) return [node]
  const shaped = { type: node.type, ...shapedAttributes(spec.attrs, node.attrs) }
  if (spec.content === undefined) return [shaped]
  const content = spec.content === 'inline*' ? trimmed(node.content ?? []) : (node.content ?? [])
  // A table keeps its cells, also those in which nothing is written yet.
  if (content.length === 0 && spec.group.some((one) => one === 'cell'))
    return [{ ...shaped, content: [{ type: 'paragraph' }] }]
  if (content.length === 0 && (spec.content === 'inline*' || spec.content.endsWith('+'))) return []
  return [{ ...shaped, content }]
}

/** A line's content without the line breaks before the first word and after the last; nothing where no word is. */
function trimmed(content: readonly AnyNode[]): readonly AnyNode[] {
  if (content.every(isBlank)) return []
  const isBreak = ({ type }: AnyNode) => type === 'hardBreak'
  const start = content.findIndex((node) => !isBreak(node))
  return content.slice(start, content.findLastIndex((node) => !isBreak(node)) + 1)
}

/** The attributes that are stored: those of the table, but none that has its default. A value that its schema refuses
 *  becomes the default, since what is pasted holds anything; without a default it is left for the server to refuse. */
function shapedAttributes(
  schemas: AttributeSchemas = {},
  given: AnyNode['attrs'] = {},
): Pick<AnyNode, 'attrs'> {
  const kept = Object.entries(schemas).flatMap(([name, schema]) => {
    const standard = z.safeParse(schema, undefined)
    const value = z.safeParse(schema, given[name])
    const isDefault = standard.success && (!value.success || value.data === standard.data)
    return isDefault ? [] : [[name, value.success ? value.data : given[name]] as const]
  })
  return kept.length > 0 ? { attrs: Object.fromEntries(kept) } : {}
}
