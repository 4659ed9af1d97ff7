import { describe, expect, it } from 'vitest'
import type { ArticleContent } from '#components/desk/article-content.ts'
import { Changes, linesOf } from '#components/desk/change-view.tsx'
import { ConflictPanel } from '#components/desk/conflict-panel.tsx'
import { mergeContent } from '#components/desk/merge-content.ts'
import { MergeQuestions } from '#components/desk/merge-questions.tsx'
import type { ContentField } from '#lib/articles/fields.ts'
import { aLatest, cities, someContent } from '../../support/desk-cast.ts'
import { all, attrs, has, one, print, texts } from '../../support/markup.ts'
import { aBodyOf, hostileText } from '../../support/reader-cast.ts'

const base = someContent()
const changes = (fields: ContentField[], to: Partial<ArticleContent>) =>
  print(<Changes fields={fields} from={base} to={someContent(to)} cities={cities} />)

describe('a change', () => {
  it('is shown by its field’s name, what went and what came, the characters that differ marked', () => {
    const page = changes(['title'], { title: '志愿者联合会授牌' })
    expect(texts(page, 'dt')).toEqual(['标题'])
    expect(texts(page, 'del')).toEqual(['志愿者联合会授旗'])
    expect(texts(page, 'ins')).toEqual(['志愿者联合会授牌'])
    expect(texts(page, 'mark')).toEqual(['旗', '牌'])
  })

  it('of a place is told by names and not by numbers', () => {
    const page = changes(['cityId', 'columnId'], { cityId: '2', columnId: '21' })
    expect(texts(page, 'del')).toEqual(['乐从'])
    expect(texts(page, 'ins')).toEqual(['大良', '教育'])
  })

  it('of a long text is shown with one line around it, and dots for the rest', () => {
    const lines = ['一', '二', '三', '四', '五', '六', '七']
    const page = print(
      <Changes
        fields={['body']}
        from={someContent({ body: aBodyOf(...lines) })}
        to={someContent({ body: aBodyOf(...lines.with(3, '肆')) })}
        cities={cities}
      />,
    )
    expect(all(page, '.diff')[0]?.inside.map((line) => (typeof line === 'string' ? line : line.tag))).toEqual(
      [...['p', 'p', 'del', 'ins', 'p', 'p']],
    )
    expect(texts(page, '.diff p')).toEqual(['…', '三', '五', '…'])
  })

  it('of form alone says so, and never shows an empty place', () => {
    expect(texts(changes(['summary'], {}), 'dd')).toEqual(['只有格式不同'])
    const broken = print(
      <Changes
        fields={['body']}
        from={someContent({ body: { type: 'doc', content: [] } })}
        to={someContent({ body: { type: 'doc', content: [{ type: 'paragraph' }] } })}
        cities={cities}
      />,
    )
    expect(texts(broken, 'ins')).toEqual(['（空行）'])
  })

  it('is printed as it was written', () => {
    const page = changes(['title'], { title: hostileText })
    expect(texts(page, 'ins')).toEqual([hostileText])
    expect(has(page, 'img')).toBe(false)
  })
})

describe('a field as lines', () => {
  it.each([
    ['title', ['志愿者联合会授旗']],
    ['body', ['授旗仪式举行。', '近40人参与。']],
    ['author', []],
    ['cityId', ['乐从']],
  ] as const)('%s is %j', (field, lines) => expect(linesOf(field, base, cities)).toEqual(lines))

  it('is its number where a city is no longer offered, and nothing where it is not in the text', () => {
    expect(linesOf('cityId', { cityId: '99' }, cities)).toEqual(['99'])
    expect(linesOf('body', {}, cities)).toEqual([])
    expect(linesOf('title', {}, cities)).toEqual([])
  })
})

describe('when somebody was quicker', () => {
  type Changed = Parameters<typeof aLatest>[0]
  const panel = (latest: Changed, mine: Partial<ArticleContent> = {}, note = '') =>
    print(
      <ConflictPanel
        latest={aLatest(latest)}
        base={base}
        mine={someContent(mine)}
        note={note}
        cities={cities}
        onMerge={() => {}}
        onTakeTheirs={() => {}}
        onRemoved={() => {}}
      />,
    )
  const theirs = someContent({ title: '对方的标题', author: '何志愿' })

  it('says who, when and what, and that one’s own text is still there', () => {
    const page = panel({ content: theirs })
    expect(texts(page, 'h2')).toEqual(['陈管理 今天 10:42 改动了这篇文章（第 4 版，草稿）'])
    expect(texts(page, 'p')[0]).toBe('您的文字还在下面的表单里，没有提交。')
    expect(texts(page, 'dt')).toEqual(['标题', '作者'].concat(['标题', '作者']))
    expect(attrs(page, 'section', 'aria-labelledby')).toEqual(attrs(page, 'h2', 'id'))
  })

  it('marks the fields that both changed, and no others', () => {
    expect(
      texts(panel({ content: theirs }, { title: '我的标题', summary: '我的概述。' }), 'dt small'),
    ).toEqual(['您也改了这一栏'])
  })

  it('shows how the two texts differ only where they do', () => {
    expect(has(panel({ content: base }), 'details')).toBe(false)
    expect(texts(panel({ content: base }), 'p')[1]).toBe('文字没有改动，变的是状态或版本。')
    expect(texts(panel({ content: base }, { summary: '我的概述。' }), 'details dt')).toEqual(['概述'])
  })

  it('offers to merge or to take theirs, and says what becomes of one’s own words', () => {
    expect(texts(panel({ content: theirs }), 'button')).toEqual(['合并我的改动', '载入对方的版本'])
    expect(texts(panel({ content: theirs }), 'small').at(-1)).toContain('，并保存草稿；')
    expect(texts(panel({ content: theirs, status: 'published' }), 'small').at(-1)).toContain(
      '提交前会再让您核对',
    )
  })

  it('asks nothing where the changes do not meet', () => {
    expect(has(panel({ content: theirs }, { summary: '我的概述。' }), 'fieldset')).toBe(false)
    expect(texts(panel({ content: theirs }, { title: '我的标题' }), 'fieldset legend')).toEqual([
      '标题：两个人都改了这一处',
    ])
  })

  it('gives one’s words back where the article was taken down, with nothing left to merge', () => {
    const page = panel(
      { status: 'taken_down' },
      { title: '我的标题', photographer: '区摄影' },
      '更正了地名。',
    )
    expect(texts(page, 'button')).toEqual(['复制全文', '查看下架记录'])
    const [own = ''] = texts(page, 'textarea')
    expect(own.split('\n\n')).toEqual([
      ...['我的标题', '八个单位签约。', '授旗仪式举行。', '近40人参与。'],
      ...['来源：乐从发布', '摄影：区摄影', '更正说明：更正了地名。'],
    ])
    expect(one(page, 'textarea').attrs).toMatchObject({ readOnly: '' })
  })
})

describe('a question between two texts', () => {
  const ask = (mine: Partial<ArticleContent>, theirs: Partial<ArticleContent>, isMissed = false) =>
    print(
      <MergeQuestions
        questions={mergeContent(base, someContent(theirs), someContent(mine)).questions}
        choices={{ title: 'mine' }}
        cities={cities}
        isMissed={isMissed}
        onChoose={() => {}}
      />,
    )

  it('shows both sides, and offers to keep both only where one can stand after the other', () => {
    const title = ask({ title: '甲' }, { title: '乙' })
    expect(attrs(title, '.sides section', 'aria-label')).toEqual(['对方', '我'])
    expect(texts(title, '.choices label')).toEqual(['用对方的', '用我的'])
    const body = ask(
      { body: aBodyOf('授旗仪式甲。', '近40人参与。') },
      { body: aBodyOf('授旗仪式乙。', '近40人参与。') },
    )
    expect(texts(body, '.choices label')).toEqual(['用对方的', '用我的', '两段都留'])
  })

  it('holds city and column together as one choice', () => {
    const place = ask({ cityId: '2', columnId: '21' }, { columnId: '11' })
    expect(texts(place, 'legend')).toEqual(['城市和栏目：两个人都改了这一处'])
    expect(all(place, 'fieldset')).toHaveLength(1)
  })

  it('is marked where it was passed over, and only there', () => {
    const both = ask({ title: '甲', author: '甲' }, { title: '乙', author: '乙' }, true)
    expect(attrs(both, 'fieldset', 'aria-invalid')).toEqual(['false', 'true'])
    expect(texts(both, '.field-error')).toEqual(['请选一项'])
    expect(has(ask({ author: '甲' }, { author: '乙' }), '.field-error')).toBe(false)
  })
})
