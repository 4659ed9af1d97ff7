import { useState } from 'react'
import type { AutosaveState } from './autosave-states.ts'

type Props = {
  state: AutosaveState
  /** What the form says of its saving. */
  words: string
}

/** Says aloud that the text cannot be stored just now, and that it is stored again. What goes well is not spoken of: it
 *  would be called out at every pause in typing. */
export function SaveStatus({ state, words }: Props) {
  const [said, setSaid] = useState('')
  const next = state === 'unreachable' ? words : state === 'stored' && said !== '' ? '已补存' : said
  if (next !== said) setSaid(next)
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  )
}
