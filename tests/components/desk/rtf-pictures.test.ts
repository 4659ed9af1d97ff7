import { expect, it } from 'vitest'
import { rtfPictures } from '#components/desk/rtf-pictures.ts'

const bytes = '89504e470d0a1a0a0000'
const picture = (blip: string, hex = bytes) =>
  `{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn shapeType}{\\sv 75}}}\\picscalex100\\${blip}\\bliptag1{\\*\\blipuid ab12}\n${hex.slice(0, 8)}\n${hex.slice(8)}}}{\\nonshppict {\\pict\\wmetafile8\\pngblip ${hex}}}`

it('finds the pictures of Word in their order, each once', async () => {
  const found = rtfPictures(
    `{\\rtf1\\ansi \\{\\pict no\\} ${picture('pngblip')} text ${picture('jpegblip', 'ffd8ffe000104a464946')}}`,
  )
  expect(found.map(({ type, size }) => [type, size])).toEqual([
    ['image/png', 10],
    ['image/jpeg', 10],
  ])
  expect([...new Uint8Array((await found[0]?.arrayBuffer()) ?? [])].slice(0, 4)).toEqual([
    0x89, 0x50, 0x4e, 0x47,
  ])
})

it('finds none in what is no RTF, is cut off, or holds drawings alone', () => {
  for (const rtf of [
    '',
    'text',
    '{\\rtf1{\\pict\\wmetafile8 0102}}',
    '{\\pict\\pngblip',
    '{\\pict\\pngblip 8',
  ])
    expect(rtfPictures(rtf)).toEqual([])
})

it('takes little time, however hostile the text', () => {
  const started = performance.now()
  for (const piece of ['{\\pict', '{\\pict\\pngblip ', '{', '\\{', '{\\*\\shppict{\\pict '])
    rtfPictures(piece.repeat(20_000))
  expect(performance.now() - started).toBeLessThan(15_000)
})
