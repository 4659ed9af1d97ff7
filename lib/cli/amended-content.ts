import type { Body } from '../articles/body/body.ts'
import type { DeskArticle } from '../articles/desk-types.ts'
import { cityIdBySlug } from '../cities/find-city.ts'
import { columnIdBySlug } from '../columns/find-column.ts'
import { bodyOfLines } from '../imports/body-of-lines.ts'
import { decodePage } from '../imports/decode-page.ts'
import { linesOf } from '../imports/page-reader.ts'
import { readPageFile } from '../imports/read-page-file.ts'
import type { Given, Option } from './command.ts'

/** The options of an amendment's fields. An empty value empties the field. */
export const contentOptions: Record<string, Option> = {
  title: { value: 'T', help: '标题' },
  'original-title': { value: 'T', help: '原标题' },
  summary: { value: 'T', help: '概述' },
  'body-file': { value: 'FILE', help: '正文：纯文本，一行一段，“•”开头的行是列表' },
  author: { value: 'N', help: '作者' },
  source: { value: 'N', help: '来源' },
  'source-url': { value: 'URL', help: '原文网址' },
  'source-editor': { value: 'N', help: '原文编辑' },
  'source-responsible-editor': { value: 'N', help: '原文责任编辑' },
  photographer: { value: 'N', help: '摄影' },
  city: { value: 'C', help: '城市（地址名）' },
  column: { value: 'S', help: '栏目（地址名）；空值为不设栏目' },
}

/** The article's content, with the given options in place of its fields.
 *  @throws DomainError invalid-input | not-found */
export async function amendedContent(article: DeskArticle, { values }: Given) {
  const cityId = values.city === undefined ? article.cityId : await cityIdBySlug(values.city)
  return {
    title: values.title ?? article.title,
    originalTitle: values.originalTitle ?? article.originalTitle,
    summary: values.summary ?? article.summary,
    body: values.bodyFile === undefined ? article.body : await bodyOfFile(values.bodyFile),
    author: values.author ?? article.author,
    sourceName: values.source ?? article.sourceName,
    sourceUrl: values.sourceUrl ?? article.sourceUrl,
    sourceEditor: values.sourceEditor ?? article.sourceEditor,
    sourceResponsibleEditor: values.sourceResponsibleEditor ?? article.sourceResponsibleEditor,
    photographer: values.photographer ?? article.photographer,
    cityId,
    columnId: values.column === undefined ? article.columnId : await columnIdOf(cityId, values.column),
  }
}

async function bodyOfFile(path: string): Promise<Body> {
  return bodyOfLines(linesOf(decodePage(await readPageFile(path))))
}

async function columnIdOf(cityId: number, slug: string): Promise<number | null> {
  return slug === '' ? null : columnIdBySlug(cityId, slug)
}
