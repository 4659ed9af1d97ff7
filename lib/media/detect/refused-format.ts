import { DomainError } from '../../errors.ts'

/** Formats that are recognised and refused, each with the sentence that says what to do instead. */
const sentences = {
  empty: '这个文件是空的（0 字节）。',
  svg: 'SVG 图形里可以藏脚本，不能上传。请另存为 PNG 再传。',
  tiff: '不收 TIFF 和相机原始格式（RAW）的图片。请另存为 JPEG 再传。',
  bmp: '不收 BMP 图片。请另存为 PNG 或 JPEG 再传。',
  avif: '不收 AVIF 图片。请另存为 JPEG 再传。',
  jxl: '不收 JPEG XL 图片。请另存为 JPEG 再传。',
  jp2: '不收 JPEG 2000 图片。请另存为 JPEG 再传。',
  psd: '不收 Photoshop 文件。请另存为 JPEG 或 PNG 再传。',
  ico: '不收图标文件。请另存为 PNG 再传。',
  html: '这是一个网页（HTML），不能上传。请把文字粘贴到正文里，或另存为 PDF 再传。',
  xml: '这是一个 XML 文件，不能上传。',
  rtf: '不收 RTF 文档。请另存为 Word（.docx）或 PDF 再传。',
  ofd: '不收 OFD 文件，读者的手机多半打不开。请另存为 PDF 再传。',
  macro: '这个 Office 文件含有宏，不能上传。请另存为不含宏的格式或 PDF 再传。',
  encrypted: '这个 Office 文件加了密码，读者打不开。请去掉密码再传。',
  office: '看不出这是哪种 Office 文件。请另存为 docx、xlsx、pptx 或 PDF 再传。',
  epub: '不收电子书。请另存为 PDF 再传。',
  opendocument: '不收 OpenDocument 文件。请另存为 docx、xlsx、pptx 或 PDF 再传。',
  inflated: '这个文件解开以后大得不合常理，不能上传。请另存为 PDF 再传。',
  archive: '不收压缩包。请解压后把里面的文件分别上传。',
  program: '这是一个程序文件，不能上传。',
  avi: '不收 AVI 视频。请转成 MP4 再传。',
  matroska: '不收 MKV 视频。请转成 MP4 再传。',
  flash: '不收 FLV 和 SWF 视频。请转成 MP4 再传。',
  windowsMedia: '不收 WMV 和 WMA 文件。请转成 MP4 或 MP3 再传。',
  mpeg: '不收 MPG 和 TS 视频。请转成 MP4 再传。',
  oggVideo: '不收 OGV 视频。请转成 MP4 再传。',
  wav: '不收 WAV 音频。请转成 MP3 或 M4A 再传。',
  flac: '不收 FLAC 音频。请转成 MP3 或 M4A 再传。',
  amr: '不收 AMR 录音。请转成 MP3 或 M4A 再传。',
  heicSequence: '不收 HEIC 连拍图片。请选其中一张，另存为 JPEG 再传。',
  text: '不收纯文本文件。请把文字直接粘贴进正文，或另存为 PDF 再传。',
  damaged: '这个文件已损坏或没有传完整，打不开。请换一份再传。',
  unknown: '认不出这是什么文件。可以上传图片、视频、音频、PDF 和 Office 文件。',
} as const

export type RefusedFormat = keyof typeof sentences

/** The refusal of a file for what it is; `details.format` names it. */
export function refusedFormat(format: RefusedFormat): DomainError {
  return new DomainError('invalid-input', sentences[format], { details: { format } })
}
