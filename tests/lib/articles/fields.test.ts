import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  articleFields,
  contentFields,
  fieldsChangedBy,
  inputFields,
  textFields,
} from '#lib/articles/fields.ts'
import { contentSchema } from '#lib/articles/schema.ts'
import { pool } from '#lib/db/client.ts'
import { aBody, aReportsContent } from '../../support/cast.ts'

const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const columnsOf = async (table: string) => {
  const { rows } = await pool().query(
    'SELECT column_name FROM information_schema.columns WHERE table_name = $1',
    [table],
  )
  return rows.map(({ column_name }) => column_name)
}

describe('the table of an article’s fields', () => {
  it('names the columns of a revision, and of an article all but the source', async () => {
    expect(await columnsOf('revision')).toEqual(expect.arrayContaining(contentFields.map(columnOf)))
    const own = contentFields.filter((field) => field !== 'sourceName')
    expect(await columnsOf('article')).toEqual(expect.arrayContaining([...own.map(columnOf), 'source_id']))
  })

  it('makes a schema that takes a whole text, and one with nothing but what is required', async () => {
    const whole = await aReportsContent({ columnId: 3 })
    expect(contentSchema.parse(whole)).toMatchObject({ title: whole.title, columnId: 3 })
    const least = contentSchema.parse({ title: '标题', body: aBody('正文'), cityId: 1 })
    expect(least).toEqual({
      ...Object.fromEntries(contentFields.map((field) => [field, null])),
      title: '标题',
      summary: '',
      body: aBody('正文'),
      cityId: 1,
    })
  })

  it('leaves the origin to the draft: no form of a published article takes it', async () => {
    expect(articleFields.origin.changedBy).toEqual(['draft', 'save', 'import'])
    expect(fieldsChangedBy('draft')).toEqual([...contentFields, 'origin'])
    expect(contentSchema.parse(await aReportsContent({ origin: 'original' }))).not.toHaveProperty('origin')
  })

  it.each(textFields)('bounds %s at its length, in a sentence that names it', (field) => {
    const { max, label } = articleFields[field]
    const long = { title: '标题', body: aBody('正文'), cityId: 1, [field]: '长'.repeat(max + 1) }
    const { error } = contentSchema.safeParse(long)
    expect(error?.issues).toMatchObject([{ path: [field], message: `${label}最多 ${max} 字` }])
  })

  it('is the one place that names the fields which only stand in it', () => {
    // A field of a plain name: in the table, in the tables of the database, and where a page or a
    // record has a place of its own for it.
    const files = globSync('{app,components,lib}/**/*.{ts,tsx}', {
      exclude: (path) => /generated/.test(String(path)),
    })
    const naming = files.filter((file) => /\bsourceResponsibleEditor\b/.test(readFileSync(file, 'utf8')))
    expect(naming.sort()).toEqual([
      'lib/articles/fields.ts',
      'lib/imports/candidate.ts',
      'lib/imports/formats/record-candidate.ts',
      'lib/imports/formats/record-names.ts',
      'lib/imports/page/page-provenance.ts',
      'lib/imports/read-meta.ts',
    ])
    expect(inputFields).toContain('sourceResponsibleEditor')
  })
})
