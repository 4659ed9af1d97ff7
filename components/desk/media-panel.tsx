'use client'

import type { MediaView } from '#lib/media/media-types.ts'
import { fileSize } from '#lib/text/file-size.ts'
import { ActionButton } from './action-button.tsx'
import { DeleteMedia } from './delete-media-dialog.tsx'
import type { MediaVerbs } from './media-answer.ts'
import { MediaDescriptionForm } from './media-description-form.tsx'
import { mediaKinds } from './media-kinds.ts'
import { MediaAnswerNotice } from './media-notice.tsx'
import { useMediaVerb } from './use-media-verb.ts'

/** A medium with what only the desk knows; times and states are in words. */
export type PanelMedia = MediaView & {
  version: number
  brought: string
  sourceUrl: string | null
  failureSentence: string | null
  uses: { id: number; title: string; status: string }[]
  useCount: number
  /** The listed sources whose evidence it is. */
  evidenceOf: string[]
  held: string | null
  mayDelete: boolean
}

type Props = { media: PanelMedia; verbs: MediaVerbs; listPath: string }

/** Everything about one medium: how it looks, what is said of it, where it is used. */
export function MediaPanel({ media, verbs, listPath }: Props) {
  return (
    <aside className="media-panel" aria-label="详情">
      <p className="media-panel-head">
        <a href={listPath}>关闭详情</a>
      </p>
      <h2>
        <bdi>{media.name || media.sourceUrl}</bdi>
      </h2>
      {media.state === 'failed' ? <Failed media={media} verbs={verbs} /> : null}
      {media.state === 'fetching' ? (
        <p className="notice" role="status">
          正在从原网站抓取，请稍后刷新。
        </p>
      ) : null}
      <Recording media={media} />
      <MediaDescriptionForm key={media.id} media={media} describe={verbs.describe} />
      <Facts media={media} />
      <Uses media={media} />
      {media.mayDelete ? <DeleteMedia media={media} remove={verbs.remove} listPath={listPath} /> : null}
    </aside>
  )
}

function Failed({ media, verbs }: { media: PanelMedia; verbs: MediaVerbs }) {
  const { answer, pending, press } = useMediaVerb(verbs.retry)
  return (
    <div className="notice bad">
      <p>没有取到：{media.failureSentence}</p>
      <p>
        <ActionButton
          className="btn small"
          pending={pending}
          onClick={() => press({ id: media.id, version: media.version })}
        >
          重新抓取
        </ActionButton>
      </p>
      <MediaAnswerNotice answer={answer} />
    </div>
  )
}

function Recording({ media: { kind, original, name } }: { media: PanelMedia }) {
  if (!original) return null
  // biome-ignore-start lint/a11y/useMediaCaption: the library has the recording itself; captions are written in the article.
  if (kind === 'video')
    return (
      <video
        className="media-recording"
        controls
        preload="metadata"
        src={original.address}
        aria-label={name}
      />
    )
  if (kind === 'audio')
    return (
      <audio
        className="media-recording"
        controls
        preload="metadata"
        src={original.address}
        aria-label={name}
      />
    )
  // biome-ignore-end lint/a11y/useMediaCaption: as above
  return null
}

function Facts({ media }: { media: PanelMedia }) {
  const { kind, bytes, width, height, duration, original, renditions, brought, sourceUrl } = media
  const size = width && height ? `${width} × ${height} 像素` : null
  const length = duration ? `${Math.floor(duration / 60)} 分 ${Math.round(duration % 60)} 秒` : null
  return (
    <dl className="media-facts">
      <dt>类型</dt>
      <dd>
        {[mediaKinds[kind].name, size, length, bytes > 0 ? fileSize(bytes) : null].filter(Boolean).join('，')}
      </dd>
      <dt>上传</dt>
      <dd>{brought}</dd>
      {sourceUrl ? (
        <>
          <dt>抓取自</dt>
          <dd>
            <a href={sourceUrl} target="_blank" rel="noreferrer">
              {sourceUrl}
            </a>
          </dd>
        </>
      ) : null}
      {original ? (
        <>
          <dt>文件</dt>
          <dd>
            <a href={original.address} target="_blank" rel="noreferrer">
              打开原件
            </a>
            {kind === 'picture' ? (
              <small>
                {renditions.length > 0 ? `，另有 ${renditions.length} 个尺寸和格式` : '，正在生成各种尺寸'}
              </small>
            ) : null}
          </dd>
        </>
      ) : null}
    </dl>
  )
}

function Uses({ media: { uses, useCount, evidenceOf } }: { media: PanelMedia }) {
  return (
    <section className="media-uses">
      <h3>用在哪里</h3>
      {useCount + evidenceOf.length === 0 ? <p className="hint">还没有文章用到它。</p> : null}
      <ul>
        {evidenceOf.map((name) => (
          <li key={name}>
            <a href="/admin/sources">来源“{name}”</a> <small>依据文件</small>
          </li>
        ))}
        {uses.map(({ id, title, status }) => (
          <li key={id}>
            <a href={`/admin/articles/${id}`}>{title}</a> <small>{status}</small>
          </li>
        ))}
      </ul>
      {useCount > uses.length ? <p className="hint">共 {useCount} 篇，这里列出最近的。</p> : null}
    </section>
  )
}
