import { articleFields } from '#lib/articles/fields.ts'
import type { CityChoice } from './article-content.ts'
import { Field, fieldProps } from './field.tsx'

type Props = {
  cities: readonly CityChoice[]
  /** The numbers of the chosen ones, empty for none. */
  cityId: string
  columnId: string
  errors: Readonly<Record<string, string>>
  onChange: (field: 'cityId' | 'columnId', value: string) => void
  /** Offers the columns of all cities while none is chosen, for a form that is filled in without JavaScript. */
  offersAllColumns?: boolean
}

/** City and column of an article; choosing a city leaves no column of another one behind. */
export function PlaceFields({ cities, cityId, columnId, errors, onChange, offersAllColumns = false }: Props) {
  const columns = columnsOf(cities, cityId)
  return (
    <>
      <Field name="cityId" label={articleFields.cityId.label} error={errors.cityId}>
        <select
          {...fieldProps('cityId', errors.cityId)}
          value={cityId}
          onChange={({ currentTarget: { value } }) => {
            onChange('cityId', value)
            if (columnId !== '' && !columnsOf(cities, value).some(({ id }) => String(id) === columnId))
              onChange('columnId', '')
          }}
        >
          {cityId === '' ? <option value="">请选择</option> : null}
          <Options of={cities} />
        </select>
      </Field>
      <Field name="columnId" label={articleFields.columnId.label} error={errors.columnId}>
        <select
          {...fieldProps('columnId', errors.columnId)}
          value={columnId}
          onChange={(event) => onChange('columnId', event.currentTarget.value)}
        >
          <option value="">不设栏目</option>
          {cityId === '' && offersAllColumns ? <AllColumns cities={cities} /> : <Options of={columns} />}
        </select>
      </Field>
    </>
  )
}

function AllColumns({ cities }: { cities: readonly CityChoice[] }) {
  return cities.map(({ id, name, columns }) =>
    columns.length === 0 ? null : (
      <optgroup key={id} label={name}>
        <Options of={columns} />
      </optgroup>
    ),
  )
}

function Options({ of }: { of: readonly { id: number; name: string }[] }) {
  return of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ))
}

function columnsOf(cities: readonly CityChoice[], cityId: string): CityChoice['columns'] {
  return cities.find(({ id }) => String(id) === cityId)?.columns ?? []
}
