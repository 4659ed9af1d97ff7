import { describe, expect, it } from 'vitest'
import { ArticleTable, type Row } from '#components/desk/article-table.tsx'
import { ListFilters } from '#components/desk/list-filters.tsx'
import { Rail } from '#components/desk/rail.tsx'
import { done } from '../../support/desk-cast.ts'
import { all, attrs, has, one, print, texts } from '../../support/markup.ts'
import { NextRouter } from '../../support/next-router.tsx'
import { hostileText } from '../../support/reader-cast.ts'

const verbs = { 'take-down': async () => done(), discard: async () => done(), undelete: async () => done() }
const aRow = (changes: Partial<Row> = {}): Row => ({
  ...{
    id: 7,
    version: 2,
    title: '授旗',
    about: '转载 · 乐从发布',
    status: 'published',
    statusLabel: '已发布',
  },
  ...{
    city: '乐从',
    changed: '今天 10:42',
    changedIso: '2026-03-02T10:42:00+08:00',
    views: '811',
    verb: null,
  },
  ...changes,
})
const table = (rows: Row[], empty: string | null = '还没有文章。') =>
  print(
    <NextRouter>
      <ArticleTable rows={rows} verbs={verbs} empty={empty} />
    </NextRouter>,
  )

describe('the list of articles', () => {
  it('has a heading for each column, and a line for each article', () => {
    const page = table([aRow(), aRow({ id: 8, title: '签约' })])
    expect(texts(page, 'th')).toEqual(['标题', '状态', '城市', '更新', '人气', '操作'])
    expect(texts(page, 'td.t a')).toEqual(['授旗', '签约'])
    expect(attrs(page, 'tbody tr', 'data-id')).toEqual(['7', '8'])
    expect(all(page, 'tr').every((line) => all(line, 'th').length + all(line, 'td').length === 6)).toBe(true)
  })

  it('leads from each title to its article, and has the whole title where a line is too short for it', () => {
    const [link] = all(table([aRow({ title: hostileText })]), 'td.t a')
    expect(link?.attrs).toMatchObject({ href: '/admin/articles/7', title: hostileText })
  })

  it('tells by the weight of a title whether readers have it', () => {
    const rows = (['published', 'draft', 'taken_down'] as const).map((status, id) => aRow({ id, status }))
    expect(attrs(table(rows), 'td.t a', 'class')).toEqual([undefined, 'unpublished', 'unpublished'])
  })

  it('says when to machines too, and keeps the words of others in their own direction', () => {
    expect(attrs(table([aRow()]), 'time', 'dateTime')).toEqual(['2026-03-02T10:42:00+08:00'])
    expect(texts(table([aRow()]), 'td bdi')).toEqual(['授旗', '转载 · 乐从发布', '乐从'])
  })

  it('is a sentence where there is none, and nothing where the page says so itself', () => {
    expect(texts(table([]), '.empty')).toEqual(['还没有文章。'])
    expect(has(table([]), 'table')).toBe(false)
    expect(has(table([], null), '.empty')).toBe(false)
  })
})

describe('the menu of a line', () => {
  const menu = (changes: Partial<Row>) => one(table([aRow(changes)]), 'details')

  it('is named by its article, and one at a time is open', () => {
    expect(attrs(menu({}), 'summary', 'aria-label')).toEqual(['《授旗》的操作'])
    expect(menu({}).attrs).toMatchObject({ name: 'row-menu' })
  })

  it('leads to the readers’ page only where readers get the text', () => {
    expect(attrs(menu({}), 'a', 'href')).toEqual(['/articles/7', '/admin/articles/7'])
    expect(texts(menu({}), 'a')).toEqual(['读者页面', '修订'])
    for (const status of ['draft', 'taken_down', 'deleted'] as const)
      expect(texts(menu({ status }), 'a'), status).toEqual(['打开'])
  })

  it.each([
    ['take-down', '下架…', '下架《授旗》…', 'danger', 'dialog'],
    ['discard', '删除草稿', '删除草稿《授旗》', 'danger', undefined],
    ['undelete', '恢复草稿', '恢复草稿《授旗》', undefined, undefined],
  ] as const)(
    'offers %s by its name, and warns of what cannot be missed',
    (verb, words, label, look, opens) => {
      const button = one(menu({ verb }), 'button')
      expect(texts(menu({ verb }), 'button')).toEqual([words])
      expect(button.attrs['aria-label']).toBe(label)
      expect([button.attrs.class, button.attrs['aria-haspopup']]).toEqual([look, opens])
    },
  )

  it('offers no verb that this editor may not use', () => expect(has(menu({}), 'button')).toBe(false))
})

describe('the filters of the list', () => {
  const filters = (given: Partial<Parameters<typeof ListFilters>[0]> = {}) =>
    print(
      <NextRouter>
        <ListFilters q="" city="" status="" cities={[{ slug: 'lecong', name: '乐从' }]} {...given} />
      </NextRouter>,
    )

  it('are a plain form that works without a script', () => {
    expect(one(filters(), 'form').attrs).toMatchObject({ method: 'get', action: '/admin/articles' })
    expect(texts(filters(), 'noscript button')).toEqual(['查找'])
    expect(attrs(filters(), 'input', 'aria-label').concat(attrs(filters(), 'select', 'aria-label'))).toEqual([
      ...['查找文章', '城市'],
    ])
  })

  it('hold what is looked for, and stay in the tab that is open', () => {
    const page = filters({ q: '授"旗', city: 'lecong', status: 'draft' })
    expect(attrs(page, 'input[type=search]', 'value')).toEqual(['授"旗'])
    expect(texts(page, 'option[selected]')).toEqual(['城市：乐从'])
    expect(one(page, 'input[type=hidden]').attrs).toMatchObject({ name: 'status', value: 'draft' })
    expect(has(filters(), 'input[type=hidden]')).toBe(false)
  })
})

describe('the rail', () => {
  const rail = (at: string) =>
    print(
      <NextRouter at={at}>
        <Rail
          siteName="城市站点"
          person="黄编辑"
          signedInAt="今天 08:00"
          drafts="3"
          signOut={async () => {}}
        />
      </NextRouter>,
    )
  const here = (at: string) =>
    all(rail(at), 'nav [aria-current]').map(({ attrs }) => [attrs.href, attrs['aria-current']])

  it.each([
    ['/admin/articles', '/admin/articles', 'page'],
    ['/admin/articles?status=published', '/admin/articles', 'page'],
    ['/admin/articles?status=draft', '/admin/articles?status=draft', 'page'],
    ['/admin/articles/new', '/admin/articles/new', 'page'],
    ['/admin/articles/7', '/admin/articles', 'true'],
    ['/admin/articles/7/revisions/2', '/admin/articles', 'true'],
    ['/admin/account', '/admin/account', 'page'],
  ])('marks on %s the one place where one is: %s', (at, href, how) => expect(here(at)).toEqual([[href, how]]))

  it('says who is signed in, since when, and how many drafts wait', () => {
    expect(texts(rail('/admin/articles'), 'footer p').slice(0, 2)).toEqual(['黄编辑', '登录于 今天 08:00'])
    expect(texts(rail('/admin/articles'), 'nav small')[0]).toBe('3')
  })

  it('unfolds on a phone without a script', () => {
    const page = rail('/admin/articles')
    expect(attrs(page, 'header button', 'popoverTarget')).toEqual(attrs(page, 'nav', 'id'))
  })
})
