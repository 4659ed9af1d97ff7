import type { Body } from '../articles/body/body.ts'
import type { DeskArticle } from '../articles/desk-types.ts'
import { articleFields, type ContentField, contentFields, inputFields } from '../articles/fields.ts'
import { cityIdBySlug } from '../cities/find-city.ts'
import { columnIdBySlug } from '../columns/find-column.ts'
import { bodyOfLines } from '../imports/body-of-lines.ts'
import { decodePage } from '../imports/decode-page.ts'
import { linesOf } from '../imports/page-reader.ts'
import { readPageFile } from '../imports/read-page-file.ts'
import type { Given, Option } from './command.ts'

type Kind = (typeof articleFields)[ContentField]['kind']

const values: Record<Kind, { value: string; help?: string }> = {
  line: { value: 'T' },
  prose: { value: 'T' },
  name: { value: 'N' },
  tags: { value: 'N、N' },
  url: { value: 'URL' },
  minute: { value: 'T', help: '（2023-08-18 09:05，北京时间）；空值为发布的那一刻' },
  expiry: { value: 'T', help: '（2026-12-31 18:00，北京时间）；空值为长期登载' },
  body: { value: 'FILE', help: '：纯文本，一行一段，“•”开头的行是列表' },
  city: { value: 'C', help: '（地址名）' },
  picture: { value: 'M', help: '（媒体编号）；空值为正文的第一张图片' },
  column: { value: 'S', help: '（地址名）；空值为不设栏目' },
}

/** The options of an amendment's fields. An empty value empties the field. */
export const contentOptions: Record<string, Option> = Object.fromEntries(
  contentFields.map((field) => {
    const { kind, label, option } = articleFields[field]
    const { value, help = '' } = values[kind]
    return [option, { value, help: label + help }]
  }),
)

/** The article's content, with the given options in place of its fields.
 *  @throws DomainError invalid-input | not-found */
export async function amendedContent(article: DeskArticle, { values: given }: Given) {
  const { bodyFile, city, column } = given
  const cityId = city === undefined ? article.cityId : await cityIdBySlug(city)
  const texts = [...inputFields, 'title' as const, 'summary' as const].map((field) => [
    field,
    given[nameOf(field)] ?? article[field],
  ])
  return {
    ...Object.fromEntries(texts),
    body: bodyFile === undefined ? article.body : await bodyOfFile(bodyFile),
    cityId,
    leadMediaId: given[nameOf('leadMediaId')] ?? article.leadMediaId,
    columnId: column === undefined ? article.columnId : await columnIdOf(cityId, column),
  }
}

/** The name under which the parser gives a field's value: `sourceUrl` for `--source-url`. */
function nameOf(field: ContentField): string {
  return articleFields[field].option.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

async function bodyOfFile(path: string): Promise<Body> {
  return bodyOfLines(linesOf(decodePage(await readPageFile(path))))
}

async function columnIdOf(cityId: number, slug: string): Promise<number | null> {
  return slug === '' ? null : columnIdBySlug(cityId, slug)
}
