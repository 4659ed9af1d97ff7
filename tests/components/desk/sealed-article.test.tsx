import { describe, expect, it } from 'vitest'
import { RevisionView } from '#components/desk/revision-view.tsx'
import { SealedArticle } from '#components/desk/sealed-article.tsx'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { aDeskArticle, aRevision, cities, done } from '../../support/desk-cast.ts'
import { attrs, has, print, texts } from '../../support/markup.ts'
import { NextRouter } from '../../support/next-router.tsx'
import { aBodyOf, hostileText } from '../../support/reader-cast.ts'

const at = new Date('2023-08-17T16:30:00Z')
const record = { note: '来函', at, byName: '梁主编' }
const takedown = { ...record, reason: 'legal_order', status: 451, isSuspension: false, caseId: null } as const
const suspension = { ...record, reason: 'copyright', status: 410, isSuspension: true, caseId: 118 } as const

describe('a taken-down article at the desk', () => {
  const sealed = (
    changes: Partial<DeskArticle> = {},
    mayRestore = true,
    flash = '',
    removal: NonNullable<DeskArticle['takedown']> = takedown,
  ) =>
    print(
      <NextRouter>
        <SealedArticle
          media={new Map()}
          flash={flash}
          article={aDeskArticle({ status: 'taken_down', ...changes })}
          takedown={removal}
          restore={mayRestore ? async () => done() : undefined}
        >
          记录
        </SealedArticle>
      </NextRouter>,
    )

  it('shows why, by whom and when, and what readers are told', () => {
    expect(texts(sealed(), '.card dd')).toEqual([
      ...['依法下架', '来函', '梁主编', '2023-08-18 00:30', '根据有权机关依法作出的要求，本文不再提供。'],
    ])
    expect(texts(sealed(), '.s.down')).toEqual(['已下架 451'])
    expect(texts(sealed(), '.clock b')).toEqual(['451'])
  })

  it('shows the text as it was, and no field to change it in', () => {
    const page = sealed({ body: aBodyOf('正文。') })
    expect(texts(page, '.sealed .prose p')).toEqual(['正文。'])
    expect(texts(page, '.sealed .sheet-summary')).toEqual(['八个单位签约。'])
    expect(has(sealed({ summary: '' }), '.sheet-summary')).toBe(false)
    for (const field of ['input', 'textarea', 'select', '[contentEditable]'])
      expect(has(page, field)).toBe(false)
  })

  it('offers to preview and restore it to those who may, and tells the others who may', () => {
    expect(texts(sealed(), '.bar button')).toEqual(['预览', '恢复… Ctrl ↵'])
    expect(texts(sealed(), '.card .hint')).toEqual([])
    expect(has(sealed({}, false), 'button')).toBe(false)
    expect(texts(sealed({}, false), '.card .hint')).toEqual(['恢复须由主编或管理员进行。'])
  })

  it('says that a working copy waits for its return, and whose it is', () => {
    const workingCopy = {
      ...{ version: 1, content: aRevision(), note: '', basedOn: 2, isStale: false },
      ...{ savedAt: at, savedById: 'editor-huang', savedByName: '黄编辑' },
    }
    expect(texts(sealed({ workingCopy }), '.card .hint')).toEqual([
      '另有一份修改稿（黄编辑，2023-08-18 00:30保存），恢复后可以接着写。',
    ])
  })

  it('that a case suspended says so, and leads to the case for the restore', () => {
    const page = sealed({ status: 'suspended' }, true, '', suspension)
    expect(texts(page, '.s.down')).toEqual(['暂停展示 410'])
    expect(texts(page, '.card dd')).toEqual([
      ...['著作权', '来函', 'C-0118', '梁主编', '2023-08-18 00:30'],
      '本站收到有关本文的投诉或者举报，正在核查，核查期间本文暂停展示。',
    ])
    expect(attrs(page, '.card dd a', 'href')).toEqual(['/admin/cases/118'])
    expect(texts(page, '.bar button')).toEqual(['预览'])
    expect(texts(page, '.card .hint')).toEqual(['这篇文章是在案件 C-0118 中撤下的，要恢复请到该案件里办理。'])
  })

  it('says once what was done just before', () => {
    expect(texts(sealed({}, true, '已下架。'), '[role=status]')).toEqual(['已下架。'])
    expect(has(sealed(), '[role=status]')).toBe(false)
  })
})

describe('a kept version', () => {
  const view = (changes: Parameters<typeof aRevision>[0] = {}, live?: number) =>
    print(
      <RevisionView
        media={new Map()}
        article={aDeskArticle({
          version: 5,
          revisions: [2, 4].map((version) => ({
            ...{ version, live: version === live, savedAt: at, savedByName: '黄编辑', title: '' },
          })),
        })}
        revision={aRevision(changes)}
        cities={cities}
      />,
    )

  it('says whether it is the one that readers see, or which one is newest', () => {
    expect(texts(view({}, 2), 'h1')).toEqual(['第 2 版线上版本'])
    expect(texts(view({}, 4), 'h1')).toEqual(['第 2 版现在是第 5 版'])
  })

  it('names its city and column, and what it holds of its source, but nothing that is empty', () => {
    expect(texts(view({ columnId: 11, sourceUrl: 'https://example.cn/1' }), '.side dt')).toEqual([
      ...['保存', '来源', '原网址', '城市', '栏目'],
    ])
    expect(texts(view({ columnId: 11 }), '.side dd').slice(-2)).toEqual(['乐从', '公益'])
    expect(texts(view({ cityId: 99, columnId: 21 }), '.side dt')).toEqual(['保存', '来源'])
  })

  it('is read as readers would read it, its links opening elsewhere and telling no site of it', () => {
    const link = { type: 'link', attrs: { href: 'https://a.cn/' } } as const
    const body = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '见', marks: [link] }] }],
    }
    const page = view({ body: body as never })
    expect(attrs(page, '.prose a', 'rel')).toEqual(['noreferrer nofollow'])
    expect(texts(view({ title: '' }), '.sheet-title')).toEqual(['无标题'])
    expect(texts(view({ title: hostileText }), '.sheet-title')).toEqual([hostileText])
  })
})
