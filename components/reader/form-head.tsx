import { moduleAddress, sheetAddress } from './module-address.ts'

/** For the head of a page with a public form: its style sheet and its script, without which the form works, too. */
export function FormHead() {
  return (
    <>
      <link rel="stylesheet" href={sheetAddress('form')} />
      <script defer src={moduleAddress('form')} />
    </>
  )
}
