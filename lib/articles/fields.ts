import type { Move } from './status.ts'

type FieldRow = {
  /** Its name on the screen. */
  label: string
  /** What it holds: one line, a text of several lines, a name, names in one line, an address of the web, a minute of
   *  Shanghai's clock, the body, the number of a city, of one of its columns or of a picture in the library, where the text comes from. */
  kind:
    | 'line'
    | 'prose'
    | 'name'
    | 'tags'
    | 'url'
    | 'minute'
    | 'expiry'
    | 'body'
    | 'city'
    | 'column'
    | 'picture'
    | 'origin'
  /** The most characters it holds, for what is text. */
  max: number
  /** Which moves may change it. */
  changedBy: readonly Move[]
  /** Whether it must be filled in. */
  isRequired: boolean
  /** Whether its change is one of the words that readers saw, which needs a correction note, or of the place where the article stands and how it looks in lists. */
  changes: 'words' | 'place'
  /** Where the article's page shows it by its label: in the line of facts below the headline, or at the end. Null where the
   *  page has a place of its own for it. */
  page: 'facts' | 'colophon' | null
  /** What stands in its empty input on the desk, among those of the provenance; null where the form has a place of its own
   *  for it. */
  input: string | null
  /** Its option of the command line. */
  option: string
}

const text = {
  max: 0,
  changedBy: ['draft', 'save', 'import', 'save-copy', 'amend'],
  isRequired: false,
  changes: 'words',
  page: null,
  input: null,
} as const

/**
 * Every field that an editor fills, in the form's order. Schema, form, differences, revisions, JSON and command line follow from this table.
 */
export const articleFields = {
  title: { ...text, label: '标题', kind: 'line', max: 200, isRequired: true, option: 'title' },
  summary: { ...text, label: '概述', kind: 'prose', max: 1_000, option: 'summary' },
  body: { ...text, label: '正文', kind: 'body', option: 'body-file' },
  sourceName: { ...text, label: '来源', kind: 'name', max: 80, input: '', option: 'source' },
  sourceUrl: { ...text, label: '原网址', kind: 'url', max: 2_000, input: 'https://', option: 'source-url' },
  author: { ...text, label: '作者', kind: 'name', max: 80, page: 'facts', input: '', option: 'author' },
  sourceEditor: {
    ...text,
    label: '原文编辑',
    kind: 'name',
    max: 80,
    page: 'colophon',
    input: '来源页上写明时填写',
    option: 'source-editor',
  },
  sourceResponsibleEditor: {
    ...text,
    label: '原文责任编辑',
    kind: 'name',
    max: 80,
    page: 'colophon',
    input: '来源页上写明时填写',
    option: 'source-responsible-editor',
  },
  photographer: {
    ...text,
    label: '摄影',
    kind: 'name',
    max: 80,
    page: 'facts',
    input: '',
    option: 'photographer',
  },
  originalTitle: {
    ...text,
    label: '原标题',
    kind: 'line',
    max: 200,
    input: '仅在改过标题时填写',
    option: 'original-title',
  },
  tags: {
    ...text,
    label: '标签',
    kind: 'tags',
    max: 220,
    changes: 'place',
    input: '用顿号分开，最多 10 个',
    option: 'tags',
  },
  publicationDate: { ...text, label: '发布时间', kind: 'minute', input: '', option: 'published-at' },
  expiresOn: {
    ...text,
    label: '到期时间',
    kind: 'expiry',
    changes: 'place',
    input: '',
    option: 'expires-at',
  },
  cityId: { ...text, label: '城市', kind: 'city', isRequired: true, changes: 'place', option: 'city' },
  columnId: { ...text, label: '栏目', kind: 'column', changes: 'place', option: 'column' },
  leadMediaId: { ...text, label: '题图', kind: 'picture', changes: 'place', option: 'lead-media' },
  origin: {
    ...text,
    label: '类型',
    kind: 'origin',
    isRequired: true,
    changedBy: ['draft', 'save', 'import'],
    option: 'origin',
  },
} as const satisfies Record<string, FieldRow>

type AnyField = keyof typeof articleFields

/** The fields that a move may change. */
export type FieldChangedBy<M extends Move> = {
  [F in AnyField]: M extends (typeof articleFields)[F]['changedBy'][number] ? F : never
}[AnyField]
export function fieldsChangedBy<M extends Move>(move: M): FieldChangedBy<M>[] {
  const fields = Object.keys(articleFields) as AnyField[]
  return fields.filter((field): field is FieldChangedBy<M> =>
    articleFields[field].changedBy.some((one) => one === move),
  )
}

/** Those that an article's text is made of: what an amendment may change. The origin is fixed from the first publication on. */
export type ContentField = FieldChangedBy<'amend'>
export const contentFields = fieldsChangedBy('amend')

/** Those that the article's row holds as they are; the source is a row of its own, the body a document to be checked. */
export type RowField = Exclude<ContentField, 'sourceName' | 'body'>
export const rowFields = contentFields.filter(
  (field): field is RowField => field !== 'sourceName' && field !== 'body',
)

export type FieldKind = (typeof articleFields)[AnyField]['kind']

type FieldOf<Kind> = {
  [F in ContentField]: (typeof articleFields)[F]['kind'] extends Kind ? F : never
}[ContentField]

/** Those that are text and a column of the article's row. */
export type TextField = Exclude<FieldOf<'line' | 'prose' | 'name' | 'tags'>, 'sourceName'>
export const textFields = rowFields.filter((field): field is TextField =>
  ['line', 'prose', 'name', 'tags'].includes(articleFields[field].kind),
)

/** Those whose inputs stand together on the desk, each a line. */
export type InputField = {
  [F in ContentField]: (typeof articleFields)[F]['input'] extends string ? F : never
}[ContentField]
export const inputFields = contentFields.filter(
  (field): field is InputField => articleFields[field].input !== null,
)

/** Those that the article's page shows by their labels, at one of its places. */
export type LabelledField = {
  [F in TextField]: (typeof articleFields)[F]['page'] extends string ? F : never
}[TextField]
export function fieldsOn(page: 'facts' | 'colophon'): LabelledField[] {
  return textFields.filter((field): field is LabelledField => articleFields[field].page === page)
}

/** Some fields of an object that has more. */
export function fieldsOf<T, F extends keyof T>(of: T, fields: readonly F[]): Pick<T, F> {
  // Each of the fields is put in, and nothing else.
  return Object.fromEntries(fields.map((field) => [field, of[field]])) as Pick<T, F>
}

/** The database's column of a field: `source_url` for `sourceUrl`. */
export function contentColumn(field: ContentField): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
