import { describe, expect, it } from 'vitest'
import { PolicyChangesPage } from '#components/reader/policy-changes-page.tsx'
import { PolicyNotice } from '#components/reader/policy-notice.tsx'
import { PolicyPage } from '#components/reader/policy-page.tsx'
import { changedSections, sectionsOf } from '#lib/policies/policy-sections.ts'
import type { ListedVersion, PolicyRead, ShownVersion } from '#lib/policies/read-policy.ts'
import { attrs, has, print, texts } from '../../support/markup.ts'
import { aPublishedArticle, aSite, hostileText } from '../../support/reader-cast.ts'

const first: ListedVersion = {
  ...{ version: 1, effectiveAt: new Date('2023-08-17T16:30:00Z'), state: 'in_force', hasChanges: false },
}
const replaced: ListedVersion = { ...first, state: 'past' }
const second: ListedVersion = {
  ...{ version: 2, effectiveAt: new Date('2025-01-02T03:00:00Z'), state: 'in_force', hasChanges: true },
}
const coming: ListedVersion = { ...second, state: 'coming' }
const about = { changedAt: new Date(0), changesAt: null }
const own = { repostText: null, contributionText: null, originalText: null }
const said = (text: string) => ({ origins: ['repost', 'contribution'] as const, text, ...own })

const sectionsWith = (text: string) => sectionsOf(said(text))
const pageOf = (
  shown: ShownVersion | null,
  versions: ListedVersion[],
  kind: PolicyRead['kind'] = 'disclaimer',
) => print(<PolicyPage site={aSite()} canonical="/disclaimer" policy={{ kind, shown, versions, ...about }} />)
const disclaimer = (shown: ListedVersion, versions: ListedVersion[], text = '第一段。\n\n第二段。') =>
  pageOf({ ...shown, sections: sectionsWith(text) }, versions)

describe('a policy', () => {
  it('says so where there is none yet', () => {
    const page = pageOf(null, [])
    expect(texts(page, '.document p')[0]).toBe('本站还没有发布免责声明。')
    expect(has(page, '.facts')).toBe(false)
    expect(has(page, 'main nav')).toBe(false)
    expect(attrs(pageOf(null, [{ ...coming, version: 1, hasChanges: false }]), 'main li a', 'href')).toEqual([
      '/disclaimer/1',
    ])
  })

  it('is in force since a day in Shanghai, a paragraph each', () => {
    const page = disclaimer(first, [first])
    expect(texts(page, '.facts span')).toEqual(['第 1 版', '2023-08-18 起', '现行'])
    expect(texts(page, '.prose p')).toEqual(['第一段。', '第二段。'])
    expect(has(page, 'main nav'), 'one version is no choice').toBe(false)
  })

  it('in an older version says that it still holds for the articles of its time', () => {
    const page = disclaimer(replaced, [second, replaced])
    expect(texts(page, 'title')).toEqual(['免责声明（第 1 版） - 城市站点'])
    expect(texts(page, '.facts span')[2]).toBe('已有新版，本版仍适用于当时发布的文章')
    expect(texts(disclaimer(second, [second, replaced]), 'title')).toEqual(['免责声明 - 城市站点'])
    const rules = pageOf(
      { ...replaced, sections: sectionsWith('一') },
      [second, replaced],
      'contribution_rules',
    )
    expect(texts(rules, '.facts span')[2], 'no article is published under others').toBe('已有新版')
  })

  it('leads to every version and what it changed, and marks the one that is shown and the one in force', () => {
    const page = disclaimer(replaced, [second, replaced])
    expect(attrs(page, 'main li a', 'href')).toEqual([
      ...['/disclaimer/2', '/disclaimer/2/changes', '/disclaimer/1'],
    ])
    expect(texts(page, 'main li [aria-current=true]')).toEqual(['第 1 版'])
    expect(texts(page, 'main li .facts')).toEqual(['2025-01-02现行差异', '2023-08-18'])
    expect(attrs(disclaimer(second, [second, replaced]), 'p.facts a', 'href')).toEqual([
      '/disclaimer/2/changes',
    ])
  })

  it('tells of a version that is coming to the minute, and of one that was withdrawn that it never held', () => {
    const page = disclaimer(coming, [coming, first])
    expect(texts(page, '.facts span').slice(0, 3)).toEqual(['第 2 版', '2025-01-02 11:00 起', '待生效'])
    expect(attrs(page, 'p.facts time', 'dateTime')).toEqual(['2025-01-02T11:00+08:00'])
    const withdrawn: ListedVersion = { ...coming, state: 'withdrawn', hasChanges: false }
    const gone = pageOf({ ...withdrawn, sections: [] }, [withdrawn, first])
    expect(texts(gone, '.facts span')[2]).toBe('在生效前撤回，没有施行过')
    expect(attrs(gone, 'meta[name=robots]', 'content')).toEqual(['noindex'])
  })

  it('names the origins where it says different things to them, and the headings of a long text', () => {
    const sections = sectionsOf({ ...said('一、转载\n共用。'), contributionText: '投稿。' })
    const page = pageOf({ ...first, sections }, [first])
    expect(texts(page, '.prose h2')).toEqual(['转载', '投稿'])
    expect(texts(page, '.prose h3')).toEqual(['一、转载'])
    const rules = pageOf({ ...first, sections: sectionsWith('一、投稿人\n二、这是一句话。') }, [first])
    expect(texts(rules, '.prose h2')).toEqual(['一、投稿人'])
  })

  it('is printed as it was written', () => {
    expect(texts(disclaimer(first, [first], hostileText), '.prose p')).toEqual([hostileText])
  })
})

describe('what a version changed', () => {
  const changesOf = (before: string, after: string, contributionText: string | null = null) =>
    print(
      <PolicyChangesPage
        site={aSite()}
        changes={{
          ...{ kind: 'disclaimer', version: 2, before: 1, effectiveAt: second.effectiveAt, ...about },
          ...{ note: '增加处理的时限', versions: [second, replaced] },
          sections: changedSections(said(before), { ...said(after), contributionText }),
        }}
      />,
    )

  it('marks the words that went and came, and says how, without colours', () => {
    const page = changesOf('本站将及时删除侵权的文章。', '本站将在一日内删除侵权的文章。')
    expect(texts(page, '.prose del')).toEqual(['及时'])
    expect(texts(page, '.prose ins')).toEqual(['在一日内'])
    expect(texts(page, '.prose p')).toEqual(['本站将及时在一日内删除侵权的文章。'])
    expect(texts(page, '.document p')).toContain('划去的文字是删去的，下加线的文字是新增的。')
    expect(texts(page, '.document p')).toContain('修改说明：增加处理的时限')
    expect(attrs(page, 'p.facts a', 'href')).toEqual(['/disclaimer/1', '/disclaimer/2'])
  })

  it('is told for each origin where it differs', () => {
    const page = changesOf('共用的一段话。', '共用的一段话。', '投稿人保留著作权。')
    expect(texts(page, '.prose h2')).toEqual(['转载', '投稿'])
    expect(texts(page, '.prose del')).toEqual(['共用的一段话。'])
    expect(texts(page, '.prose ins')).toEqual(['投稿人保留著作权。'])
  })
})

describe('the notice below an article', () => {
  const notice = (policy: { version: number; text: string } | null) =>
    print(<PolicyNotice article={aPublishedArticle({ policy })} />)

  it('is the disclaimer it was published under, and leads to that very version', () => {
    const below = notice({ version: 1, text: '转载的目的在于传递更多信息。' })
    expect(texts(below, 'h2')).toEqual(['声明'])
    expect(attrs(below, 'a', 'href')).toEqual([
      ...['/disclaimer/1', '/complaints?article=7', '/corrections/new?article=7'],
    ])
    expect(texts(below, 'a')[0]).toBe('免责声明第 1 版')
  })

  it('claims nothing for a text of this site’s own, of which one can complain all the same', () => {
    const below = notice(null)
    expect(texts(below, 'h2')).toEqual(['投诉与更正'])
    expect(texts(below, 'a')).toEqual(['投诉', '这里有误'])
  })
})
