import { z } from 'zod'
import { ConfigError } from './config-error.ts'

/** The most megabytes that a file of one kind may have in the media library. */
const megabytes = (usual: number) => ({
  schema: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(10_240))
    .default(usual),
  looksLike: 'megabytes that a file of this kind may have, from 1 to 10240',
})

const printable = (most: number) => z.string().regex(new RegExp(`^[\\x21-\\x7e]{1,${most}}$`))

/** Variables of the environment, as in config.ts. */
export const mediaVariables = {
  MEDIA_S3_URL: {
    schema: z
      .url({ protocol: /^https?$/, abort: true })
      .refine((url) => /^\/[^/]*\/?$/.test(new URL(url).pathname) && !new URL(url).search)
      .transform((url) => url.replace(/\/$/, ''))
      .optional(),
    looksLike: 'the address of a bucket, like https://s3.example.cn/media or https://media.oss.example.cn',
  },
  MEDIA_S3_REGION: {
    schema: z
      .string()
      .regex(/^[\w-]{1,60}$/)
      .default('us-east-1'),
    looksLike: 'the region of the bucket, like cn-south-1',
  },
  MEDIA_S3_ACCESS_KEY_ID: {
    schema: printable(200).optional(),
    looksLike: 'the name of the key for the bucket, which MEDIA_S3_URL needs',
  },
  MEDIA_S3_SECRET_ACCESS_KEY: {
    schema: printable(400).optional(),
    looksLike: 'the secret of the key for the bucket, which MEDIA_S3_URL needs',
  },
  MEDIA_MAX_PICTURE_MB: megabytes(40),
  MEDIA_MAX_VIDEO_MB: megabytes(500),
  MEDIA_MAX_AUDIO_MB: megabytes(100),
  MEDIA_MAX_DOCUMENT_MB: megabytes(50),
}

export type MediaSizes = Readonly<Record<'picture' | 'video' | 'audio' | 'document', number>>

/** Their values by kind. */
export function mediaSizes(
  value: (name: `MEDIA_MAX_${'PICTURE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT'}_MB`) => number,
): MediaSizes {
  return {
    picture: value('MEDIA_MAX_PICTURE_MB'),
    video: value('MEDIA_MAX_VIDEO_MB'),
    audio: value('MEDIA_MAX_AUDIO_MB'),
    document: value('MEDIA_MAX_DOCUMENT_MB'),
  }
}

/** A bucket for the files of the media library, and the key to it. */
export type MediaBucket = Readonly<{
  url: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}>

type Name = 'MEDIA_S3_URL' | 'MEDIA_S3_ACCESS_KEY_ID' | 'MEDIA_S3_SECRET_ACCESS_KEY'

/** The bucket and its key, of which none is of use without the others.
 *  @throws ConfigError naming the one that is missing */
export function mediaBucket(
  value: ((name: Name) => string | undefined) & ((name: 'MEDIA_S3_REGION') => string),
): MediaBucket | undefined {
  const given = {
    MEDIA_S3_URL: value('MEDIA_S3_URL'),
    MEDIA_S3_ACCESS_KEY_ID: value('MEDIA_S3_ACCESS_KEY_ID'),
    MEDIA_S3_SECRET_ACCESS_KEY: value('MEDIA_S3_SECRET_ACCESS_KEY'),
  }
  const names = Object.keys(given) as Name[]
  const missing = names.find((name) => given[name] === undefined)
  if (missing && names.some((name) => given[name] !== undefined))
    throw new ConfigError(missing, 'not set', mediaVariables[missing].looksLike)
  const {
    MEDIA_S3_URL: url,
    MEDIA_S3_ACCESS_KEY_ID: accessKeyId,
    MEDIA_S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = given
  if (!url || !accessKeyId || !secretAccessKey) return undefined
  return { url, region: value('MEDIA_S3_REGION'), accessKeyId, secretAccessKey }
}
