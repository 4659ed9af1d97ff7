import type { PreviewVerbs } from '#components/desk/preview-types.ts'
import { endPreviewLink, keepTyped, listPreviewLinks, makePreviewLink } from './preview-actions.ts'

/** What the form's preview asks the server for. */
export const previewVerbs: PreviewVerbs = {
  keep: keepTyped,
  list: listPreviewLinks,
  make: makePreviewLink,
  revoke: endPreviewLink,
}
