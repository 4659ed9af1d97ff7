import { useState } from 'react'
import { originNames } from '#lib/articles/origin.ts'
import type { CityChoice } from './article-content.ts'
import { Field, fieldProps } from './field.tsx'
import type { ImportGiven } from './import-entry.ts'
import { PlaceFields } from './place-fields.tsx'

type Props = {
  cities: readonly CityChoice[]
  given: ImportGiven
  errors: Readonly<Record<string, string>>
}

/** Where the articles of an import belong that do not say so themselves. */
export function ImportDefaults({ cities, given, errors }: Props) {
  const [place, setPlace] = useState({ cityId: given.cityId || onlyOne(cities), columnId: given.columnId })
  return (
    <fieldset className="import-defaults">
      <legend>文章自己没有写明时</legend>
      <PlaceFields
        {...place}
        cities={cities}
        errors={errors}
        onChange={(field, value) => setPlace((before) => ({ ...before, [field]: value }))}
        offersAllColumns
      />
      <Field name="origin" label="类型" error={errors.origin}>
        <select {...fieldProps('origin', errors.origin)} defaultValue={given.origin}>
          {Object.entries(originNames).map(([origin, name]) => (
            <option key={origin} value={origin}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <label className="import-trial">
        <input type="checkbox" name="isTrial" value="yes" defaultChecked={given.isTrial !== ''} />{' '}
        只试一遍，先不存草稿
      </label>
    </fieldset>
  )
}

function onlyOne(cities: readonly CityChoice[]): string {
  return cities.length === 1 ? String(cities[0]?.id) : ''
}
