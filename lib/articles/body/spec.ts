import type * as z from 'zod/mini'
import type { MediaKind } from '#lib/db/generated/enums.ts'
import type { Markup } from '../../markup.ts'
import type { Printing } from './printing.ts'

// What one entry of the tables in nodes.ts and marks.ts says. zod/mini, because the text editor loads the tables too.

/** Where a node may stand: `block` in the document, `quoted` in a quotation, `flow` in a list item or a cell of a table,
 *  `item` in a list, `shown` in a gallery, `row` in a table, `cell` in its row, `inline` in a paragraph or a heading. */
export type Group = 'block' | 'quoted' | 'flow' | 'item' | 'shown' | 'row' | 'cell' | 'inline'

/** The attributes of a node or mark by name. One without a default must be there. */
export type AttributeSchemas = Readonly<Record<string, z.ZodMiniType>>

type Attributes = Readonly<Record<string, unknown>>

/** A mark of any type. */
export type AnyMark = { readonly type: string; readonly attrs?: Attributes | undefined }

/** A node of any type, as the text editor and the functions over all nodes see it. */
export type AnyNode = AnyMark & {
  readonly content?: readonly AnyNode[] | undefined
  readonly text?: string | undefined
  readonly marks?: readonly AnyMark[] | undefined
}

/** A node of the body but text. The functions get what they made of the node's content, in its order. */
export type NodeSpec = {
  /** What the screen calls it. */
  readonly name: string
  readonly group: readonly Group[]
  /** What it holds, as a ProseMirror content expression; absent where it holds nothing. */
  readonly content?: `${Group}${'*' | '+'}`
  /** How many nodes it holds, where that is bounded, and the sentence that says so. */
  readonly holds?: { readonly min: number; readonly max: number; readonly refusal: string }
  readonly attrs?: AttributeSchemas
  /** It shows a file of this kind: the one whose number its attribute `media` is. */
  readonly media?: MediaKind
  /** It only separates what stands before it from what follows. */
  readonly separates?: true
  /** The node as it is stored; its content is so already. */
  tidy?(node: AnyNode): AnyNode
  /** Why it may not be stored, if it may not. */
  refusal?(node: AnyNode): string | null
  /** Its words alone. */
  text(parts: string[], attrs: Attributes): string
  /** Its words as lines that an editor compares, with signs for what it is. */
  lines(parts: string[][], attrs: Attributes): string[]
  markup(parts: Markup[], attrs: Attributes, node: AnyNode, printing: Printing): Markup
}

/** A mark on text. */
export type MarkSpec = {
  /** What the screen calls it. */
  readonly name: string
  readonly attrs?: AttributeSchemas
  /** Other marks that cannot be on the same text. */
  readonly excludes?: readonly string[]
  /** The marked words where no mark can be shown. */
  text?(words: string): string
  /** Its attributes as they are stored. */
  tidy?(attrs: Attributes): Attributes
  /** Why these words may not be stored with it, if they may not. */
  refusal?(words: string, attrs: Attributes): string | null
  /** The marked words in a line that an editor compares. */
  line(words: string, attrs: Attributes): string
  markup(inner: Markup, attrs: Attributes, words: string): Markup
}
