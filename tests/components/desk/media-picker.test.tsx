import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { acceptOf, everyKind, limitsSentence, refusalBefore } from '#components/desk/media-kinds.ts'
import { MediaPicker } from '#components/desk/media-picker.tsx'

const limits = { picture: 40, video: 500, audio: 100, document: 50 }
const nobody = () => {}

it('a picker that is closed is nothing', () => {
  const picker = <MediaPicker open={false} kinds={['picture']} onClose={nobody} onPick={nobody} />
  expect(renderToStaticMarkup(picker)).toBe('')
})

it('says before an upload what may be uploaded', () => {
  expect(limitsSentence(['picture', 'document'], limits)).toBe(
    '图片（JPEG、PNG、WebP、GIF、HEIC）最大 40 MB；文件（PDF、Word、Excel、PowerPoint）最大 50 MB。',
  )
  expect(acceptOf(['picture'])).toContain('.heic')
  for (const kind of everyKind) expect(limitsSentence([kind], limits)).toMatch(/^.{2}（.+）最大 \d+ MB。$/u)
})

it.each([
  [{ type: 'image/jpeg', size: 41 * 1_048_576 }, '图片最大 40 MB，这个文件有 41 MB，请缩小后再传。'],
  [{ type: 'video/mp4', size: 41 * 1_048_576 }, null],
  [{ type: '', size: 501 * 1_048_576 }, '文件最大 500 MB，这个文件有 501 MB，请缩小后再传。'],
  [{ type: 'image/png', size: 0 }, '这个文件是空的（0 字节）。'],
])('a file of %o is told: %s', (file, sentence) => {
  expect(refusalBefore(file as File, limits)).toBe(sentence)
})
