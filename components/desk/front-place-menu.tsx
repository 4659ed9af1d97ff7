import type { NamedPlace } from './front-entry.ts'

type MenuProps = {
  label: string
  first: string
  places: readonly NamedPlace[]
  onChoose: (place: NamedPlace) => void
}

/** The places to which something can be brought without a mouse. */
export function PlaceMenu({ label, first, places, onChoose }: MenuProps) {
  return (
    <select
      className="front-to"
      aria-label={label}
      value=""
      onChange={(event) => {
        const place = places[Number(event.currentTarget.value)]
        if (place) onChoose(place)
      }}
    >
      <option value="">{first}</option>
      {places.map((place, at) => (
        <option key={`${place.zone} ${place.columnId}`} value={at}>
          {place.name}
        </option>
      ))}
    </select>
  )
}
