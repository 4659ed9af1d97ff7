import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { emptyContent } from '#components/desk/article-content.ts'
import { LeadPictureField } from '#components/desk/lead-picture-field.tsx'
import type { Body } from '#lib/articles/body/body.ts'

const picture = { media: 5, alt: null, decorative: null, caption: '', credit: '' }
const body: Body = { type: 'doc', content: [{ type: 'picture', attrs: picture }] }
const shown = (content: object, error?: string) =>
  renderToStaticMarkup(
    <LeadPictureField content={{ ...emptyContent, ...content }} error={error} onChange={() => {}} />,
  )

describe('the lead picture on the form', () => {
  it('says what serves where none is chosen', () => {
    expect(shown({})).toContain('列表和分享里没有图片')
    expect(shown({ body })).toContain('正文第一张图片')
  })

  it('can be given back to the text’s first picture once it is chosen', () => {
    expect(shown({ body })).not.toContain('改用正文第一张')
    expect(shown({ body, leadMediaId: '7' })).toContain('改用正文第一张')
  })

  it('says why it was refused', () =>
    expect(shown({ leadMediaId: '7' }, '请选择媒体库里的图片')).toContain(
      'id="error-leadMediaId">请选择媒体库里的图片',
    ))
})
