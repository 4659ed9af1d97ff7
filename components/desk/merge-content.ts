import type { Block } from '#lib/articles/body/body.ts'
import { type ContentField, contentFields } from '#lib/articles/fields.ts'
import { type ArticleContent, isSameField } from './article-content.ts'
import { mergeBodies } from './merge-bodies.ts'
import type { Piece } from './merge-lists.ts'

export type Choice = 'theirs' | 'mine' | 'both'

type Part = Partial<ArticleContent>

/** What both editors changed, each in his own way: only a person can say which is to stay. */
export type Question = {
  /** The same as long as it is about the same place. */
  id: string
  fields: ContentField[]
  base: Part
  theirs: Part
  mine: Part
  /** Whether one can stand after the other. */
  canKeepBoth: boolean
}

export type Merge = {
  questions: Question[]
  /** The merged text. An unanswered question keeps both where that can be, otherwise what stands now. */
  resolved: (choices: Readonly<Record<string, Choice>>) => ArticleContent
}

/** What is decided as one. A column belongs to its city; the body is merged by its blocks. */
const units: ContentField[][] = contentFields.flatMap((field) => {
  if (field === 'body' || field === 'columnId') return []
  return [field === 'cityId' ? ['cityId', 'columnId'] : [field]]
})

/** A three-way merge of what two editors made of one text: fields as wholes, the body block by block. */
export function mergeContent(base: ArticleContent, theirs: ArticleContent, mine: ArticleContent): Merge {
  const pieces = mergeBodies(base.body, theirs.body, mine.body)
  const changed = (fields: ContentField[], one: ArticleContent, other: ArticleContent) =>
    fields.some((field) => !isSameField(field, one, other))
  const own = units.filter((fields) => changed(fields, base, mine))
  const asked = own.filter((fields) => changed(fields, base, theirs) && changed(fields, theirs, mine))
  const questions = [
    ...asked.map((fields) => ({
      id: fields.join('+'),
      fields,
      base: part(base, fields),
      theirs: part(theirs, fields),
      mine: part(mine, fields),
      canKeepBoth: false,
    })),
    ...pieces.flatMap((piece) => (piece.kind === 'conflict' ? [bodyQuestion(piece)] : [])),
  ]
  return {
    questions,
    resolved: (choices) => {
      const taken = own.filter((fields) => !asked.includes(fields) || choices[fields.join('+')] === 'mine')
      const content = pieces.flatMap((piece) => blocksOf(piece, choices))
      return { ...theirs, ...part(mine, taken.flat()), body: { type: 'doc', content } }
    },
  }
}

function part(content: ArticleContent, fields: readonly ContentField[]): Part {
  return Object.fromEntries(fields.map((field) => [field, content[field]]))
}

type Conflict = Extract<Piece<Block>, { kind: 'conflict' }>

/** Named by its place in the text from which both began: an answer stays with it while one's own text is written on. */
const bodyId = ({ at, base }: Conflict) => `body-${at}-${base.length}`

function bodyQuestion(piece: Conflict): Question {
  const body = (content: Block[]): Part => ({ body: { type: 'doc', content } })
  return {
    id: bodyId(piece),
    fields: ['body'],
    base: body(piece.base),
    theirs: body(piece.theirs),
    mine: body(piece.mine),
    canKeepBoth: piece.theirs.length > 0 && piece.mine.length > 0,
  }
}

function blocksOf(piece: Piece<Block>, choices: Readonly<Record<string, Choice>>): Block[] {
  if (piece.kind === 'agreed') return piece.items
  const choice = choices[bodyId(piece)] ?? 'both'
  return choice === 'both' ? [...piece.theirs, ...piece.mine] : piece[choice]
}
