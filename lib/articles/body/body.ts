import { z } from 'zod'
import { isStorable } from '../../text/storable.ts'
import { isLinkAddress } from '../../text/web-address.ts'
import { MAX_BODY_CHARACTERS, MAX_BODY_NODES, MAX_LIST_START } from './bounds.ts'
import { plainText } from './plain-text.ts'
import { tidyBody } from './tidy-body.ts'

// An article's body: a ProseMirror document of the nodes that readers' pages can print. What has no node here does not
// exist, so nothing that is stored ever needs sanitising. Unknown attributes are dropped, unknown nodes refused.

const MAX_DEPTH = 24
const NUMBERING = `编号须从 0 到 ${MAX_LIST_START} 之间的整数开始`

const mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: z.string() }) }),
])

const text = z.object({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(mark).max(4).optional(),
})
const hardBreak = z.object({ type: z.literal('hardBreak') })
const inline = z.discriminatedUnion('type', [text, hardBreak])

const paragraph = z.object({ type: z.literal('paragraph'), content: z.array(inline).optional() })
const heading = z.object({
  type: z.literal('heading'),
  attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: z.array(inline).optional(),
})

const listItem = z.object({
  type: z.literal('listItem'),
  get content() {
    return z.array(z.discriminatedUnion('type', [paragraph, bulletList, orderedList])).min(1)
  },
})
const bulletList = z.object({
  type: z.literal('bulletList'),
  get content() {
    return z.array(listItem).min(1)
  },
})
const orderedList = z.object({
  type: z.literal('orderedList'),
  attrs: z
    .object({ start: z.int(NUMBERING).min(0, NUMBERING).max(MAX_LIST_START, NUMBERING).default(1) })
    .optional(),
  get content() {
    return z.array(listItem).min(1)
  },
})
const blockquote = z.object({
  type: z.literal('blockquote'),
  content: z.array(z.discriminatedUnion('type', [paragraph, bulletList, orderedList])).min(1),
})

const document = z.object({
  type: z.literal('doc'),
  content: z.array(z.discriminatedUnion('type', [paragraph, heading, bulletList, orderedList, blockquote])),
})

export type Mark = z.infer<typeof mark>
export type Inline = z.infer<typeof inline>
export type Paragraph = z.infer<typeof paragraph>
type Heading = z.infer<typeof heading>
export type List = z.infer<typeof bulletList> | z.infer<typeof orderedList>
export type ListItem = z.infer<typeof listItem>
type Blockquote = z.infer<typeof blockquote>
export type Block = Paragraph | Heading | List | Blockquote
export type Body = z.infer<typeof document>

/** The schema to read a stored body with. Bounds are checked before the tree is walked. */
export const storedBodySchema = z
  .unknown()
  .superRefine((value, context) => {
    const { nodes, depth } = measure(value)
    const refuse = (message: string) => context.addIssue({ code: 'custom', message })
    if (nodes > MAX_BODY_NODES) refuse(`正文太长：最多 ${MAX_BODY_NODES} 个段落与片段`)
    else if (depth > MAX_DEPTH) refuse('正文里的列表套得太深，请减少层次')
  })
  .pipe(document)
  .refine((body) => plainText(body).length <= MAX_BODY_CHARACTERS, `正文太长：最多 ${MAX_BODY_CHARACTERS} 字`)

/** The schema of what may be stored: without what nobody can see, and with links that say where they lead. */
export const bodySchema = storedBodySchema.transform(tidyBody).superRefine((body, context) => {
  const refuse = (message: string) => context.addIssue({ code: 'custom', message })
  if (!isStorable(plainText(body))) refuse('正文里有无法保存的字符，请删去后重新输入')
  for (const { text, marks = [] } of textsOf(body)) {
    if (marks.every((mark) => mark.type !== 'link' || isLinkAddress(mark.attrs.href))) continue
    const words = [...text].slice(0, 20).join('')
    refuse(`“${words}”的链接须以 http://、https:// 或 mailto: 开头，不能含空白、看不见的字符或用户名`)
  }
})

/** Counts nodes and marks without recursion, so that a hostile depth costs nothing but a refusal. */
function measure(value: unknown): { nodes: number; depth: number } {
  const waiting: [unknown, number][] = [[value, 0]]
  let nodes = 0
  let deepest = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [item, depth] = next
    if (typeof item !== 'object' || item === null) continue
    nodes += 'type' in item ? 1 : 0
    deepest = Math.max(deepest, depth)
    if (nodes > MAX_BODY_NODES || depth > 100) break
    for (const child of Object.values(item)) waiting.push([child, depth + 1])
  }
  return { nodes, depth: deepest / 2 }
}

/** Every piece of text with its marks. */
function textsOf(node: Body | Block | ListItem | Inline): Extract<Inline, { type: 'text' }>[] {
  if (node.type === 'text') return [node]
  return 'content' in node ? (node.content ?? []).flatMap(textsOf) : []
}
