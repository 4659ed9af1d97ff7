import { describe, expect, it } from 'vitest'
import { type Body, bodySchema, storedBodySchema } from '#lib/articles/body/body.ts'
import { MAX_BODY_CHARACTERS } from '#lib/articles/body/bounds.ts'
import { isBlank, plainText } from '#lib/articles/body/plain-text.ts'
import { aBody } from '../../../support/cast.ts'

const text = (words: string, ...marks: unknown[]) => ({
  type: 'text',
  text: words,
  ...(marks.length ? { marks } : {}),
})
const p = (...content: unknown[]) => ({ type: 'paragraph', content })
const doc = (...content: unknown[]) => ({ type: 'doc', content })
const link = (href: unknown) => ({
  type: 'link',
  attrs: { href, target: '_blank', rel: null, onclick: 'x()' },
})

const item = (words: string) => ({ type: 'listItem', content: [p(text(words))] })

const heading = { type: 'heading', attrs: { level: 2 }, content: [text('题')] }

/** Lists within lists. */
function nested(levels: number) {
  let list: object = { type: 'bulletList', content: [item('底')] }
  for (let level = 1; level < levels; level++)
    list = { type: 'bulletList', content: [{ type: 'listItem', content: [p(text('层')), list] }] }
  return doc(list)
}

describe('bodySchema', () => {
  it('keeps every node that a reader’s page can print', () => {
    const whole: Body = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '名单' }] },
        {
          type: 'paragraph',
          content: [{ type: 'text', text: '一', marks: [{ type: 'bold' }] }, { type: 'hardBreak' }],
        },
        {
          type: 'bulletList',
          content: [
            {
              type: 'listItem',
              content: [
                { type: 'paragraph', content: [{ type: 'text', text: '甲' }] },
                {
                  type: 'orderedList',
                  attrs: { start: 3 },
                  content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
                },
              ],
            },
          ],
        },
        { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: '引文' }] }] },
      ],
    }
    expect(bodySchema.parse(whole)).toEqual(whole)
  })

  it('drops attributes it does not know, so that none is ever printed', () => {
    const parsed = bodySchema.parse(
      doc({ ...p(text('x', link('https://example.cn/'))), attrs: { style: 'x' } }),
    )
    expect(parsed).toEqual(doc(p(text('x', { type: 'link', attrs: { href: 'https://example.cn/' } }))))
  })

  it.each([
    ['a node that it has no name for', doc({ type: 'image', attrs: { src: 'x' } })],
    ['a mark that it has no name for', doc(p(text('x', { type: 'code' })))],
    ['a script behind a link', doc(p(text('x', link('javascript:alert(1)'))))],
    ['a script behind a link, written otherwise', doc(p(text('x', link(' jAvaScript:alert(1)'))))],
    ['a link to data', doc(p(text('x', link('data:text/html,x'))))],
    ['a link that is no address', doc(p(text('x', link('https://'))))],
    [
      'a link with a name before its host',
      doc(p(text('x', link('https://www.xinhuanet.com@evil.example/')))),
    ],
    ['a link with a control character', doc(p(text('x', link('https://a.cn/\u0001'))))],
    ['a link with NUL', doc(p(text('x', link('https://a.cn/\u0000'))))],
    ['a link with half a character', doc(p(text('x', link('https://a.cn/\ud800'))))],
    ['a heading that is the page’s own', doc({ type: 'heading', attrs: { level: 1 }, content: [text('x')] })],
    ['HTML', '<p>x</p>'],
    ['nothing', null],
    ['more characters than an article has', doc(p(text('长'.repeat(MAX_BODY_CHARACTERS + 1))))],
    ['more nodes than an article has', doc(...Array.from({ length: 6_000 }, () => p()))],
  ])('refuses %s', (_, body) => expect(bodySchema.safeParse(body).success).toBe(false))

  it.each([
    ['which link is wrong', doc(p(text('通知全文', link('ftp://x')))), '“通知全文”的链接须以'],
    ['that lists are too deep', nested(30), '套得太深'],
    [
      'how lists are numbered',
      doc({ type: 'orderedList', attrs: { start: -3 }, content: [item('甲')] }),
      '编号',
    ],
    ['what cannot be kept', doc(p(text('一\u0000'))), '无法保存'],
    [
      'what stands where it cannot',
      doc({ type: 'bulletList', content: [{ type: 'listItem', content: [heading] }] }),
      '小标题不能直接放在列表项里',
    ],
  ])('says in Chinese %s', (_, body, said) =>
    expect(bodySchema.safeParse(body).error?.issues[0]?.message).toContain(said),
  )

  it.each([
    ['a node', doc(p(text('前')), { type: 'taskList', content: [p(text('一'))] }), '待办列表'],
    [
      'nodes, in their order',
      doc({ type: 'youtube' }, { type: 'blockquote', content: [{ type: 'image' }] }),
      '视频、图片',
    ],
    ['a node that nobody has heard of', doc({ type: 'poll\u200b' }), 'poll'],
    ['a node without a name', doc({ type: '\u200b' }), '未知的内容'],
    ['a name of JavaScript’s own', doc({ type: 'constructor' }), 'constructor'],
    ['a mark', doc(p(text('删', { type: 'highlight' }, { type: 'bold' }))), '底色'],
    [
      'words of an attribute',
      doc(p(text('x', { type: 'link', attrs: { href: 'https://a.cn/', title: '注' } }))),
      '链接的 title',
    ],
    ['words beside the content', doc({ type: 'paragraph', text: '藏' }), '段落里的文字'],
    ['content where none is', doc(p({ type: 'hardBreak', content: [text('藏')] })), '换行里的内容'],
    ['many', doc(...'abcdefg'.split('').map((type) => ({ type }))), 'a、b、c、d、e等'],
  ])('refuses %s that it has no entry for, by name', (_, body, named) => {
    expect(bodySchema.safeParse(body).error?.issues.map(({ message }) => message)).toEqual([
      `正文里有无法保存的内容：${named}`,
    ])
    expect(storedBodySchema.safeParse(body).success).toBe(false)
  })

  it('takes out what nobody can see, and a link within a link', () => {
    const given = doc(
      p(text('\u200b'), text('乐\u202e从\ufeff', link('https://a.cn/x\u200b'), link('https://b.cn/'))),
      { type: 'blockquote', content: [p(text('👨‍👩‍👧\u2060'))] },
    )
    const href = 'https://a.cn/x'
    expect(bodySchema.parse(given)).toEqual(
      doc(p(text('乐从', { type: 'link', attrs: { href } })), {
        type: 'blockquote',
        content: [p(text('👨‍👩‍👧'))],
      }),
    )
  })

  it('lets a stored one be read that could not be stored any more', () => {
    const old = doc(p(text('乐\u200b从', { type: 'link', attrs: { href: 'https://a@b.cn/\u0001' } })))
    expect(storedBodySchema.parse(old)).toEqual(old)
  })

  it('refuses a hostile depth without walking it', () => {
    let deep: unknown = p(text('x'))
    for (let level = 0; level < 50_000; level++) deep = { type: 'blockquote', content: [deep] }
    expect(bodySchema.safeParse(doc(deep)).success).toBe(false)
  })
})

describe('plainText', () => {
  it('is the words alone, a line each block and list item', () => {
    const list = {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [p(text('甲'))] },
        { type: 'listItem', content: [p(text('乙'))] },
      ],
    }
    const body = bodySchema.parse(
      doc(p(text('第一'), { type: 'hardBreak' }, text('行')), list, p(text('末段'))),
    )
    expect(plainText(body)).toBe('第一\n行\n甲\n乙\n末段')
  })

  it('tells a blank document from one with words', () => {
    expect(isBlank(bodySchema.parse(doc()))).toBe(true)
    expect(isBlank(aBody(' ', '\t', '\u200b', '\u3164\u2800'))).toBe(true)
    expect(isBlank(aBody('字'))).toBe(false)
  })
})
