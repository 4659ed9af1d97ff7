import { expect, it } from 'vitest'
import { bodyLines, characterCount } from '#components/desk/body-lines.ts'
import type { Body } from '#lib/articles/body/body.ts'

const body: Body = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '名单' }] },
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: '东区' }] },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: '详见',
          marks: [{ type: 'link', attrs: { href: 'https://a.cn/' } }, { type: 'bold' }],
        },
        { type: 'hardBreak' },
        { type: 'text', text: '10' },
        { type: 'text', text: '4', marks: [{ type: 'superscript' }] },
        { type: 'text', text: ' 着重', marks: [{ type: 'italic' }] },
        { type: 'text', text: '2', marks: [{ type: 'subscript' }] },
      ],
    },
    { type: 'horizontalRule' },
    {
      type: 'blockquote',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: '引文' }] },
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [
            {
              type: 'listItem',
              content: [
                { type: 'paragraph', content: [{ type: 'text', text: '甲' }] },
                {
                  type: 'bulletList',
                  content: [
                    {
                      type: 'listItem',
                      content: [{ type: 'paragraph', content: [{ type: 'text', text: '乙' }] }],
                    },
                  ],
                },
              ],
            },
            { type: 'listItem', content: [{ type: 'paragraph' }] },
          ],
        },
      ],
    },
  ],
}

it('shows in signs what words are, a line each paragraph', () => {
  expect(bodyLines(body)).toEqual([
    '〔小标题〕名单',
    '〔次级标题〕东区',
    '**详见**〔https://a.cn/〕⏎10^(4)* 着重*_(2)',
    '〔分隔线〕',
    '〔引〕引文',
    '〔引〕3. 甲',
    '〔引〕3. • 乙',
    '〔引〕4. ',
  ])
})

it('counts the characters that can be read, and none of the signs', () => {
  expect(characterCount(body)).toBe('名单东区详见104着重2引文甲乙'.length)
  expect(characterCount({ type: 'doc', content: [] })).toBe(0)
  expect(characterCount({ type: 'paragraph', content: [{ type: 'text', text: '𠮷 👍\n' }] })).toBe(2)
})
