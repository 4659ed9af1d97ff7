import { expect, it } from 'vitest'
import { bodySchema } from '#lib/articles/body/body.ts'
import { mediaOf, mediaUses } from '#lib/articles/body/media-of.ts'
import { isBlank, plainText } from '#lib/articles/body/plain-text.ts'

// What a body says of the files that it shows.

const picture = (media: unknown, more: object = {}) => ({ type: 'picture', attrs: { media, ...more } })
const doc = (...content: unknown[]) => ({ type: 'doc', content })
const refusal = (...content: unknown[]) => bodySchema.safeParse(doc(...content)).error?.issues[0]?.message

const whole = bodySchema.parse(
  doc(
    { type: 'gallery', content: [picture(3), picture(1, { caption: '授旗\u200b 仪式 ' })] },
    { type: 'video', attrs: { media: 9, caption: '现场' } },
    { type: 'audio', attrs: { media: 8 } },
    { type: 'attachment', attrs: { media: 4, name: '名单.docx' } },
    { type: 'blockquote', content: [picture(3)] },
  ),
)

it('names the files that it uses, each once, and what each must be', () => {
  expect(mediaOf(whole)).toEqual([3, 1, 9, 8, 4])
  expect(mediaUses(whole).map(({ kind }) => kind)).toEqual([
    ...['picture', 'picture', 'video', 'audio', 'document', 'picture'],
  ])
})

it('is found by its captions, and is not blank where it only shows something', () => {
  expect(plainText(whole)).toBe('授旗 仪式\n现场\n\n名单.docx\n')
  expect(isBlank(bodySchema.parse(doc(picture(1))))).toBe(false)
})

it.each([
  ['a number that no file has', [picture(0)], '没有这个文件'],
  ['a number larger than the database’s', [picture(3e9)], '没有这个文件'],
  ['no number', [picture('7')], ''],
  [
    'an address in place of a number',
    [{ type: 'picture', attrs: { media: 1, src: 'https://a.cn/x.png' } }],
    '图片的 src',
  ],
  ['a gallery of one', [{ type: 'gallery', content: [picture(1)] }], '图集须有 2 至 9 张图片'],
  [
    'a gallery of ten',
    [{ type: 'gallery', content: Array.from({ length: 10 }, () => picture(1)) }],
    '图集须有',
  ],
  ['a gallery of words', [{ type: 'gallery', content: [{ type: 'paragraph' }] }], '段落不能直接放在图集里'],
  ['a caption without end', [picture(1, { caption: '长'.repeat(501) })], '说明太长：最多 500 字'],
  ['half a character', [picture(1, { alt: '\ud800' })], '替代文字里有无法保存的字符'],
])('refuses %s', (_, content, said) => expect(refusal(...content)).toContain(said))
