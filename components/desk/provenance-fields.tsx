'use client'

import { articleFields, type FieldKind, type InputField, inputFields } from '#lib/articles/fields.ts'
import type { Origin } from '#lib/articles/origin.ts'
import { originNames } from '#lib/articles/origin.ts'
import { completeAddress } from '#lib/text/web-address.ts'
import type { ArticleContent, CityChoice } from './article-content.ts'
import { Field, fieldProps } from './field.tsx'
import { PlaceFields } from './place-fields.tsx'
import { TagsField } from './tags-field.tsx'
import { usedNamesId } from './used-names.tsx'

type Errors = Readonly<Record<string, string>>

type Props = {
  content: ArticleContent
  origin: Origin
  /** The origin can be chosen until the first publication. */
  isOriginOpen: boolean
  cities: readonly CityChoice[]
  errors: Errors
  onChange: (field: InputField | 'cityId' | 'columnId', value: string) => void
  onOrigin: (origin: Origin) => void
}

const inputTypes = {
  ...{ line: 'text', name: 'text', tags: 'text', url: 'url' },
  ...{ minute: 'datetime-local', expiry: 'datetime-local' },
} as const
const hints: Partial<Record<FieldKind, string>> = {
  minute: '北京时间；不填就是按下发布的那一刻',
  expiry: '北京时间；到时自动下架，不填则长期登载',
}

const origins: Origin[] = ['repost', 'contribution', 'original']

/** Where the text comes from and where it goes. */
export function ProvenanceFields({
  content,
  origin,
  isOriginOpen,
  cities,
  errors,
  onChange,
  onOrigin,
}: Props) {
  return (
    <>
      <section className="fields">
        <h2>出处</h2>
        {isOriginOpen ? (
          <Field
            name="origin"
            label={articleFields.origin.label}
            error={errors.origin}
            hint="首次发布前可以更改"
          >
            <select
              {...fieldProps('origin', errors.origin)}
              value={origin}
              onChange={({ currentTarget: { value } }) =>
                onOrigin(origins.find((one) => one === value) ?? 'repost')
              }
            >
              {origins.map((one) => (
                <option key={one} value={one}>
                  {originNames[one]}
                </option>
              ))}
            </select>
          </Field>
        ) : (
          <div className="field">
            <span>{articleFields.origin.label}</span>
            <p>{originNames[origin]}</p>
          </div>
        )}
        {inputFields.map((name) => (
          <Field
            key={name}
            name={name}
            label={articleFields[name].label}
            error={errors[name]}
            hint={hints[articleFields[name].kind]}
          >
            {name === 'tags' ? (
              <TagsField value={content.tags} error={errors.tags} onChange={onChange} />
            ) : (
              <input
                {...fieldProps(name, errors[name])}
                type={inputTypes[articleFields[name].kind]}
                min={articleFields[name].kind === 'minute' ? '1990-01-01T00:00' : undefined}
                autoComplete="off"
                list={name === 'sourceName' || name === 'author' ? usedNamesId(name) : undefined}
                placeholder={
                  name === 'sourceName' && origin === 'repost' ? '转载必填' : articleFields[name].input
                }
                value={content[name]}
                onChange={(event) => onChange(name, event.currentTarget.value)}
                onBlur={(event) => {
                  const { value } = event.currentTarget
                  const whole = articleFields[name].kind === 'url' ? completeAddress(value) : value
                  if (whole !== value) onChange(name, whole)
                }}
              />
            )}
          </Field>
        ))}
      </section>
      <section className="fields">
        <h2>位置</h2>
        <PlaceFields
          cities={cities}
          cityId={content.cityId}
          columnId={content.columnId}
          errors={errors}
          onChange={onChange}
        />
      </section>
    </>
  )
}
