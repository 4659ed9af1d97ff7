import { expect, it } from 'vitest'
import type { Block } from '#lib/articles/body/body.ts'
import { textIdentity } from '#lib/articles/text-identity.ts'

const identity = (...content: Block[]) =>
  textIdentity({ title: '题', sourceName: null, body: { type: 'doc', content } }).toString('hex')
const p = (...content: NonNullable<Extract<Block, { type: 'paragraph' }>['content']>): Block => ({
  type: 'paragraph',
  content,
})

it('is that of the words: marks, rules and the kind of a block do not change it', () => {
  const plain = identity(p({ type: 'text', text: '面积 102 平方米' }), p({ type: 'text', text: '末段' }))
  expect(
    identity(
      p(
        { type: 'text', text: '面积 10', marks: [{ type: 'italic' }] },
        { type: 'text', text: '2', marks: [{ type: 'superscript' }] },
        { type: 'text', text: ' 平方米' },
      ),
      { type: 'horizontalRule' },
      { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: '末段' }] }] },
    ),
  ).toBe(plain)
  expect(identity(p({ type: 'text', text: '面积 103 平方米' }), p({ type: 'text', text: '末段' }))).not.toBe(
    plain,
  )
})
