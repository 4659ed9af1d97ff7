import { z } from 'zod'
import { isStorable } from '../../text/storable.ts'
import { MAX_BODY_CHARACTERS, MAX_BODY_DEPTH, MAX_BODY_NODES } from './bounds.ts'
import { documentSchema } from './document-schema.ts'
import { markSpec, type marks } from './marks.ts'
import { measure } from './measure.ts'
import { nodeSpec, type nodes } from './nodes.ts'
import { nodesOf, plainText, textsOf } from './plain-text.ts'
import type { AttributeSchemas, Group } from './spec.ts'
import { tidyBody } from './tidy-body.ts'
import { unknownContent } from './unknown-content.ts'

// The types of a body that has been checked, derived from the tables: a ProseMirror document.

type Nodes = typeof nodes
type Marks = typeof marks

type Attributes<A extends AttributeSchemas> = { [K in keyof A]: z.output<A[K]> }
type Given<A extends AttributeSchemas> = {
  [K in keyof A as undefined extends z.input<A[K]> ? never : K]: A[K]
}

/** An entry's attributes; they may be absent where every one of them has a default. */
type WithAttributes<Spec> = Spec extends { attrs: infer A extends AttributeSchemas }
  ? Record<never, never> extends Given<A>
    ? { attrs?: Attributes<A> | undefined }
    : { attrs: Attributes<A> }
  : unknown

/** An entry's content. ProseMirror leaves out that of an empty line. */
type WithContent<Spec> = Spec extends { content: `${infer G extends Group}${'*' | '+'}` }
  ? G extends 'inline'
    ? { content?: Inline[] | undefined }
    : { content: In<G>[] }
  : unknown

type Node<Type extends keyof Nodes> = { type: Type } & WithAttributes<Nodes[Type]> & WithContent<Nodes[Type]>

/** The nodes that may stand in a place. */
type In<G extends Group> = {
  [Type in keyof Nodes]: G extends Nodes[Type]['group'][number] ? Node<Type> : never
}[keyof Nodes]

type Mark = { [Type in keyof Marks]: { type: Type } & WithAttributes<Marks[Type]> }[keyof Marks]
type Text = { type: 'text'; text: string; marks?: Mark[] | undefined }
type Inline = Text | In<'inline'>
export type Block = In<'block'>
export type Paragraph = Node<'paragraph'>
export type ListItem = Node<'listItem'>
export type Body = Node<'doc'>

/** The schema to read a stored body with. Bounds and names are checked before the tree is walked. */
export const storedBodySchema = z
  .unknown()
  .superRefine((value, context) => {
    const refusal = refusalOf(value)
    if (refusal) context.addIssue({ code: 'custom', message: refusal })
  })
  .pipe(documentSchema)
  .refine((body) => plainText(body).length <= MAX_BODY_CHARACTERS, `正文太长：最多 ${MAX_BODY_CHARACTERS} 字`)

/** The schema of what may be stored: without what nobody can see, and with nothing that its marks refuse. */
export const bodySchema = storedBodySchema.transform(tidyBody).superRefine((body, context) => {
  const refuse = (message: string) => context.addIssue({ code: 'custom', message })
  if (!isStorable(plainText(body))) refuse('正文里有无法保存的字符，请删去后重新输入')
  for (const { text, marks = [] } of textsOf(body))
    for (const { type, attrs = {} } of marks) {
      const refusal = markSpec(type)?.refusal?.(text, attrs)
      if (refusal) refuse(refusal)
    }
  for (const node of nodesOf(body)) {
    const refusal = nodeSpec(node.type)?.refusal?.(node)
    if (refusal) refuse(refusal)
  }
  if (measure(body).nodes > MAX_BODY_NODES) refuse(TOO_LONG)
})

const TOO_LONG = `正文太长：最多 ${MAX_BODY_NODES} 个段落与片段`

/** A refusal names so many things of what it is about. */
const MOST_NAMED = 5

/** Why something of unknown shape is no body, as far as its size and its names tell. */
function refusalOf(value: unknown): string | null {
  const { nodes, depth } = measure(value)
  if (nodes > MAX_BODY_NODES) return TOO_LONG
  if (depth > MAX_BODY_DEPTH) return '正文里的列表套得太深，请减少层次'
  const unknown = unknownContent(value)
  if (unknown.length === 0) return null
  return `正文里有无法保存的内容：${unknown.slice(0, MOST_NAMED).join('、')}${unknown.length > MOST_NAMED ? '等' : ''}`
}
