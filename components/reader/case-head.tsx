import { FormHead } from './form-head.tsx'
import { sheetAddress } from './module-address.ts'

/** For the head of a page about complaints: its style sheet, and what a page with a form needs. */
export function CaseHead({ hasForm = false }: { hasForm?: boolean }) {
  return (
    <>
      <link rel="stylesheet" href={sheetAddress('case')} />
      {hasForm && <FormHead />}
    </>
  )
}
