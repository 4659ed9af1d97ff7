import { describe, expect, it } from 'vitest'
import type { ArticleContent } from '#components/desk/article-content.ts'
import { PublishDialog } from '#components/desk/publish-dialog.tsx'
import { TakeDownDialog } from '#components/desk/take-down-dialog.tsx'
import { WorkingCopyNotice } from '#components/desk/working-copy-notice.tsx'
import type { Origin } from '#lib/articles/origin.ts'
import { chosenReasons, takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { cities, done, someContent } from '../../support/desk-cast.ts'
import { attrs, has, one, print, texts } from '../../support/markup.ts'
import { hostileText } from '../../support/reader-cast.ts'

type Asked = {
  origin?: Origin
  content?: Partial<ArticleContent>
  note?: string
  isPublic?: boolean
  open?: boolean
  openPlaces?: number
  words?: string[]
  list?: 'reading' | 'read' | 'missing'
}
const ask = ({
  origin = 'repost',
  content = {},
  note = '',
  isPublic = false,
  open = true,
  openPlaces = 0,
  words = [],
  list = 'read',
}: Asked = {}) =>
  print(
    <PublishDialog
      open={open}
      isPublic={isPublic}
      onDescribe={() => {}}
      base={someContent()}
      content={someContent(content)}
      origin={origin}
      note={note}
      cities={cities}
      openPlaces={openPlaces}
      sensitive={() => words}
      isBusy={false}
      list={list}
      onReadList={() => {}}
      onConfirm={() => {}}
      onClose={() => {}}
    />,
  )

describe('before a text is published', () => {
  it('an editor sees what readers are about to see, and where', () => {
    const page = ask({ content: { columnId: '11' } })
    expect(texts(page, '.dialog-subject')).toEqual(['《志愿者联合会授旗》'])
    expect(texts(page, '.facts dd')).toContain('乐从')
    expect(texts(page, 'form p').at(-1)).toBe('发布后读者立即可以看到：文章页、首页和“乐从”的列表。')
  })

  it('an editor is told all that is missing at once', () => {
    const blank = { title: ' ', summary: ' ', sourceName: '\u3000', cityId: '' }
    const content = { ...blank, body: { type: 'doc' as const, content: [] } }
    const page = ask({ content })
    expect(texts(page, 'form p').at(-1)).toBe('还没有填写标题、城市、来源、正文，补全后才能发布。')
    expect(texts(page, '.facts dd')).toEqual(['未填写', '不设栏目', '转载', '未填写', '无', '未填写'])
    expect(texts(ask({ content, origin: 'original' }), '.facts dd')[3], 'a text of one’s own').toBe('无')
  })

  it('nothing is in the page before the dialog is opened', () => {
    expect(one(ask({ open: false }), 'dialog').inside).toEqual([])
  })

  it('the dialog is named by its question, and begins at its answer', () => {
    expect(attrs(ask(), 'dialog', 'aria-label')).toEqual(['发布？'])
    expect(attrs(ask({ isPublic: true }), 'dialog', 'aria-label')).toEqual(['提交修订？'])
    expect(texts(ask(), '[data-focus]')).toEqual(['确认发布 ↵'])
  })

  it('a title is shown as it was written, and one that is not there is named', () => {
    expect(texts(ask({ content: { title: hostileText } }), '.dialog-subject')).toEqual([`《${hostileText}》`])
    expect(texts(ask({ content: { title: '' } }), '.dialog-subject')).toEqual(['《无标题》'])
  })
})

describe('sensitive words before publishing', () => {
  const held = (asked: Asked) => attrs(ask(asked), 'button[type=submit]', 'aria-disabled')

  it('are asked about, and nothing is where there are none', () => {
    expect(texts(ask({ words: ['某词'] }), '.sensitive-words mark')).toEqual(['某词'])
    expect(held({ words: ['某词'] })).toEqual(['true'])
    expect(has(ask(), '.sensitive-words')).toBe(false)
    expect(held({})).toEqual([undefined])
  })

  it('are not known without the word list, which the editor is told, and may ask for once more', () => {
    const page = ask({ list: 'missing' })
    expect(texts(page, '.sensitive-words [role=status]')).toEqual([
      '词表没有读到，不知道文中有没有敏感词。 再读一次',
    ])
    expect(held({ list: 'missing' })).toEqual(['true'])
    expect(held({ list: 'reading' }), 'a press waits for it').toEqual([undefined])
  })
})

describe('before an amendment', () => {
  it('an editor sees every change to what readers saw, and the note that they will read', () => {
    const page = ask({ isPublic: true, content: { title: '新标题', cityId: '2' }, note: ' 更正了标题。 ' })
    expect(texts(page, '.changes dt')).toEqual(['标题', '城市'])
    expect(texts(page, '.facts dd')).toEqual(['更正了标题。'])
    expect(texts(page, 'form p').at(-1)).toBe('提交后读者立即看到修订后的内容和更正说明。')
  })

  it('a missing note is called missing', () => {
    const page = ask({ isPublic: true, content: { title: '新标题' }, note: '  ' })
    expect(texts(page, '.facts .dirty')).toEqual(['未填写。改动了读者看过的文字，须说明'])
    expect(texts(page, 'form p').at(-1)).toBe('提交后读者立即看到修订后的内容。')
  })

  it('an editor is told where nothing changes', () => {
    expect(has(ask({ isPublic: true }), '.changes')).toBe(false)
    expect(texts(ask({ isPublic: true }), 'form p')).toContain('读者看到的文字没有变化。')
  })
})

describe('before an article is taken down', () => {
  const takeDown = (warning?: string) =>
    print(
      <TakeDownDialog
        article={{ id: 7, version: 2, title: hostileText }}
        warning={warning}
        takeDown={async () => done()}
        onClose={() => {}}
        onDone={() => {}}
      />,
    )

  it('every reason that somebody gives can be given, none is given already, and no other one is', () => {
    expect(attrs(takeDown(), 'fieldset input', 'value')).toEqual(chosenReasons)
    expect(texts(takeDown(), 'fieldset label')).toEqual(
      chosenReasons.map((reason) => takeDownReasons[reason].name),
    )
    expect(has(takeDown(), 'input[checked]')).toBe(false)
  })

  it('an editor is warned of what he has not saved, and only then', () => {
    expect(texts(takeDown('有未保存的修改。'), '.notice.warn')).toEqual(['有未保存的修改。'])
    expect(has(takeDown(), '.notice')).toBe(false)
  })

  it('it is named as it was written', () => {
    expect(texts(takeDown(), '.dialog-subject')).toEqual([`《${hostileText}》`])
  })
})

describe('a working copy', () => {
  const notice = (copy?: { savedBy: string; savedAt: string }, isLoaded = true) =>
    print(
      <WorkingCopyNotice
        seen={{ id: 7, version: 2, copyVersion: 1 }}
        isLoaded={isLoaded}
        copy={copy}
        discard={async () => done()}
        onDiscarded={() => {}}
      />,
    )

  it('is said to be one that readers do not see, by whom and since when', () => {
    expect(texts(notice({ savedBy: '黄编辑', savedAt: '今天 10:42' }), 'p')).toEqual([
      '这是修改稿，读者还看不到：黄编辑 今天 10:42 保存。',
    ])
    expect(texts(notice(), 'p')).toEqual(['这是修改稿，读者还看不到。'])
    expect(texts(notice(undefined, false), 'p')).toEqual(['另有一份修改稿，没有载入。'])
  })
})
