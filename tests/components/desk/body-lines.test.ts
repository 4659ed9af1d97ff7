import { expect, it } from 'vitest'
import { bodyLines, wordCount } from '#components/desk/body-lines.ts'
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

it('counts as newsrooms do: Chinese characters and their marks, words and numbers of other scripts', () => {
  expect(wordCount(body)).toBe('名单东区详见着重引文甲乙'.length + ['104', '2'].length)
  expect(wordCount({ type: 'doc', content: [] })).toBe(0)
  const line = (text: string) => wordCount({ type: 'paragraph', content: [{ type: 'text', text }] })
  expect(line('𠮷 👍\n')).toBe(2)
  expect(line('　　8月17日，近 40 人参与 volunteer work。')).toBe('月日，近人参与。'.length + 5)
})
