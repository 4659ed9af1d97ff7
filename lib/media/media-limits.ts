import { config } from '../config.ts'
import { DomainError } from '../errors.ts'
import { type Format, formats } from './formats.ts'

export type MediaKindName = (typeof formats)[Format]['kind']

const nouns: Record<MediaKindName, string> = {
  picture: '图片',
  video: '视频',
  audio: '音频',
  document: '文件',
}

/** The most megabytes (of 1,048,576 bytes) that a file of each kind may have. */
export function mediaLimits(): Record<MediaKindName, number> {
  return config().mediaMaxMb
}

/** @throws DomainError too-large, with the limit of the format's kind */
export function permitSize(format: Format, bytes: number): void {
  const { kind } = formats[format]
  const most = mediaLimits()[kind]
  if (bytes > most * 1_048_576) throw tooLarge(nouns[kind], most)
}

/** Before anybody knows what it is: the limit of the kind that may be largest.
 *  @throws DomainError too-large */
export function permitAnySize(bytes: number): void {
  const most = Math.max(...Object.values(mediaLimits()))
  if (bytes > most * 1_048_576) throw tooLarge('文件', most)
}

function tooLarge(noun: string, most: number): DomainError {
  return new DomainError('too-large', `${noun}最大 ${most} MB，请缩小后再传。`)
}
