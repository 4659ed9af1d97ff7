'use client'

import { useState } from 'react'
import { articleFields } from '#lib/articles/fields.ts'
import { cardPictureOf } from '#lib/articles/media-of-text.ts'
import type { ArticleContent } from './article-content.ts'
import { learnMedia, useKnownMedia } from './known-media.ts'
import { MediaPicker } from './media-picker.tsx'
import { MediaThumbnail } from './media-thumbnail.tsx'

type Props = {
  content: ArticleContent
  error: string | undefined
  onChange: (field: 'leadMediaId', value: string) => void
}

/** 题图: what stands for the article in lists and on cards. Where none is chosen, the first picture of the text serves. */
export function LeadPictureField({ content, error, onChange }: Props) {
  const [isChoosing, setChoosing] = useState(false)
  const { body, leadMediaId: chosen } = content
  const id = cardPictureOf({ body, leadMediaId: chosen === '' ? null : Number(chosen) })
  const picture = useKnownMedia(id === null ? [] : [id]).media.get(id ?? 0)
  return (
    <section className="fields">
      <h2>{articleFields.leadMediaId.label}</h2>
      <div className="field lead-picture">
        {picture ? <MediaThumbnail media={picture} /> : null}
        <p className="field-hint">{hintOf(chosen, id)}</p>
        <button
          type="button"
          className="btn"
          id="field-leadMediaId"
          aria-describedby={error === undefined ? undefined : 'error-leadMediaId'}
          onClick={() => setChoosing(true)}
        >
          {id === null ? '选择题图…' : '换一张…'}
        </button>
        {chosen === '' ? null : (
          <button type="button" className="btn" onClick={() => onChange('leadMediaId', '')}>
            改用正文第一张
          </button>
        )}
        {error === undefined ? null : (
          <p className="field-error" id="error-leadMediaId">
            {error}
          </p>
        )}
      </div>
      <MediaPicker
        open={isChoosing}
        kinds={['picture']}
        onClose={() => setChoosing(false)}
        onPick={(views) => {
          learnMedia(views)
          setChoosing(false)
          onChange('leadMediaId', String(views[0]?.id ?? ''))
        }}
      />
    </section>
  )
}

function hintOf(chosen: string, id: number | null): string {
  if (chosen !== '') return '用在列表、卡片和分享里'
  return id === null ? '列表和分享里没有图片' : '正文第一张图片，用在列表、卡片和分享里'
}
