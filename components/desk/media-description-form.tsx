'use client'

import { ActionButton } from './action-button.tsx'
import { Field, fieldProps } from './field.tsx'
import { FocalPoint } from './focal-point.tsx'
import type { MediaAnswer, MediaDescription } from './media-answer.ts'
import { MediaAnswerNotice } from './media-notice.tsx'
import type { PanelMedia } from './media-panel.tsx'
import { useMediaVerb } from './use-media-verb.ts'
import { useSeenMedia } from './use-seen-media.ts'

type Props = {
  media: PanelMedia
  describe: (description: MediaDescription) => Promise<MediaAnswer>
}

const lines = [
  { name: 'caption', label: '说明', hint: '插入文章时作为图注，在文章里可以另写', most: 500 },
  { name: 'credit', label: '署名', hint: '如“何记者 摄”', most: 100 },
  { name: 'licence', label: '许可', hint: '凭什么可以用：自有、授权、公有领域等', most: 200 },
  { name: 'source', label: '来源', hint: '从哪里得到', most: 500 },
] as const

/** What is said of a medium, and for a picture the point that stays in view. */
export function MediaDescriptionForm({ media, describe: store }: Props) {
  const { version, said, set, stored } = useSeenMedia(media)
  const { answer, pending, press } = useMediaVerb(async (description: MediaDescription) => {
    const answer = await store(description)
    if (answer.done) stored(description, answer.version)
    return answer
  })
  const errors = answer?.done === false ? answer.refusal.fields : {}
  const isPicture = media.kind === 'picture'
  return (
    <form
      className="media-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        press({ id: media.id, version, ...said })
      }}
    >
      {isPicture && media.original ? (
        <FocalPoint
          media={media}
          x={said.focalX}
          y={said.focalY}
          onChange={(x, y) => set({ focalX: x, focalY: y })}
        />
      ) : null}
      {isPicture ? (
        <>
          <Field name="alt" label="替代文字" error={errors.alt} hint="给看不见图片的读者：图上是谁、在做什么">
            <textarea
              {...fieldProps('alt', errors.alt)}
              rows={2}
              maxLength={300}
              value={said.decorative ? '' : said.alt}
              disabled={said.decorative}
              onChange={({ currentTarget }) => set({ alt: currentTarget.value.replace(/\n/g, ' ') })}
            />
          </Field>
          <label className="media-decorative">
            <input
              type="checkbox"
              checked={said.decorative}
              onChange={({ currentTarget }) => set({ decorative: currentTarget.checked })}
            />
            装饰图片（不需要替代文字）
          </label>
        </>
      ) : null}
      {lines.map(({ name, label, hint, most }) => (
        <Field key={name} name={name} label={label} error={errors[name]} hint={hint}>
          <textarea
            {...fieldProps(name, errors[name])}
            rows={name === 'caption' ? 2 : 1}
            maxLength={most}
            value={said[name]}
            onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
          />
        </Field>
      ))}
      <MediaAnswerNotice answer={pending ? null : answer} />
      <ActionButton type="submit" className="btn primary" pending={pending}>
        保存
      </ActionButton>
    </form>
  )
}
