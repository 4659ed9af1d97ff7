import { FormHead } from './form-head.tsx'
import { moduleAddress, sheetAddress } from './module-address.ts'

/** For the head of a page about contributions: its style sheet, what a page with a form needs, and the text editor. */
export function ContributionHead({
  hasForm = true,
  hasEditor = false,
}: {
  hasForm?: boolean
  hasEditor?: boolean
}) {
  return (
    <>
      <link rel="stylesheet" href={sheetAddress('contribute')} />
      {hasEditor && <script defer src={moduleAddress('contribute')} />}
      {hasForm && <FormHead />}
    </>
  )
}
