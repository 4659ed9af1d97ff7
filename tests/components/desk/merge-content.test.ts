import { describe, expect, it } from 'vitest'
import { type ArticleContent, emptyContent } from '#components/desk/article-content.ts'
import { mergeContent } from '#components/desk/merge-content.ts'
import type { Body } from '#lib/articles/body/body.ts'

const doc = (...texts: string[]): Body => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
const base: ArticleContent = {
  ...emptyContent,
  title: '志愿者走进社区',
  summary: '三十名志愿者走访老人。',
  body: doc('周六上午，志愿者来到社区服务站。', '他们走访了十二户独居老人。'),
  cityId: '1',
  columnId: '7',
}

describe('mergeContent', () => {
  it('keeps a correction that somebody published, and adds what I changed elsewhere', () => {
    const theirs = {
      ...base,
      summary: '三十五名志愿者走访老人。',
      body: doc('周六上午，志愿者来到社区服务站。', '他们走访了十三户独居老人。'),
    }
    const mine = {
      ...base,
      author: '梁记者',
      body: doc('周日上午，志愿者来到社区服务站。', '他们走访了十二户独居老人。'),
    }
    const { questions, resolved } = mergeContent(base, theirs, mine)
    expect(questions).toEqual([])
    expect(resolved({})).toEqual({
      ...theirs,
      author: '梁记者',
      body: doc('周日上午，志愿者来到社区服务站。', '他们走访了十三户独居老人。'),
    })
  })

  it('asks about a field that both changed, and takes what is chosen', () => {
    const theirs = { ...base, title: '志愿者走进三个社区', summary: '同样的概述。' }
    const mine = { ...base, title: '志愿者走访独居老人', summary: '同样的概述。' }
    const { questions, resolved } = mergeContent(base, theirs, mine)
    expect(questions).toMatchObject([
      {
        id: 'title',
        fields: ['title'],
        theirs: { title: theirs.title },
        mine: { title: mine.title },
        canKeepBoth: false,
      },
    ])
    expect(resolved({ title: 'mine' })).toEqual(mine)
    expect(resolved({ title: 'theirs' })).toEqual(theirs)
    expect(resolved({})).toEqual(theirs)
  })

  it('decides on a city and its column as one', () => {
    const theirs = { ...base, cityId: '2', columnId: '' }
    const mine = { ...base, columnId: '8' }
    const { questions, resolved } = mergeContent(base, theirs, mine)
    expect(questions).toMatchObject([{ fields: ['cityId', 'columnId'] }])
    const [{ id = '' } = {}] = questions
    expect(resolved({ [id]: 'mine' })).toEqual(mine)
    expect(resolved({ [id]: 'theirs' })).toEqual(theirs)
  })

  it('keeps one of two paragraphs, or both', () => {
    const [theirs, mine] = ['他们走访了十三户独居老人。', '他们走访了十二户独居老人，送去了米。']
    const first = '周六上午，志愿者来到社区服务站。'
    const { questions, resolved } = mergeContent(
      base,
      { ...base, body: doc(first, theirs) },
      { ...base, body: doc(first, mine) },
    )
    expect(questions).toMatchObject([
      { fields: ['body'], theirs: { body: doc(theirs) }, mine: { body: doc(mine) }, canKeepBoth: true },
    ])
    const [{ id = '' } = {}] = questions
    expect(resolved({ [id]: 'theirs' }).body).toEqual(doc(first, theirs))
    expect(resolved({ [id]: 'mine' }).body).toEqual(doc(first, mine))
    expect(resolved({ [id]: 'both' }).body).toEqual(doc(first, theirs, mine))
    expect(resolved({}).body, 'nothing is lost by not answering').toEqual(doc(first, theirs, mine))
  })

  it('names a question the same while one’s own text is written on, so that no answer goes to another one', () => {
    const [first, second] = ['第一处是这样的文字', '第二处也是那样的说法啊']
    const text = (opening: string, one: string, two: string) => ({
      ...base,
      body: doc('开头', opening, '收尾', one, '中间没有人改过它', two, '结尾'),
    })
    const began = text('一二三四五六', first, second)
    const theirs = text('一二三四五六', `${first}对方`, `${second}对方`)
    const ask = (mine: ArticleContent) => mergeContent(began, theirs, mine)
    const before = ask(text('一二三四五六', `${first}我`, `${second}我`)).questions.map(({ id }) => id)
    const written = ask(text('一二三四五六七', `${first}我`, `${second}我`))
    expect(written.questions.map(({ id }) => id)).toEqual(before)
    const [, later = ''] = before
    const alone = ask(text('一二三四五六七', first, `${second}我`))
    expect(alone.questions.map(({ id }) => id)).toEqual([later])
    expect(alone.resolved({ [later]: 'mine' }).body).toEqual(
      text('一二三四五六七', `${first}对方`, `${second}我`).body,
    )
  })
})
