import { z } from 'zod'
import { isStorable } from '../../text/storable.ts'
import { MAX_BODY_CHARACTERS, MAX_BODY_DEPTH, MAX_BODY_NODES } from './bounds.ts'
import { documentSchema } from './document-schema.ts'
import { markSpec, type marks } from './marks.ts'
import { measure } from './measure.ts'
import type { nodes } from './nodes.ts'
import { plainText, textsOf } from './plain-text.ts'
import type { AttributeSchemas, Group } from './spec.ts'
import { tidyBody } from './tidy-body.ts'

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

/** The schema to read a stored body with. Bounds are checked before the tree is walked. */
export const storedBodySchema = z
  .unknown()
  .superRefine((value, context) => {
    const { nodes, depth } = measure(value)
    const refuse = (message: string) => context.addIssue({ code: 'custom', message })
    if (nodes > MAX_BODY_NODES) refuse(`正文太长：最多 ${MAX_BODY_NODES} 个段落与片段`)
    else if (depth > MAX_BODY_DEPTH) refuse('正文里的列表套得太深，请减少层次')
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
})
