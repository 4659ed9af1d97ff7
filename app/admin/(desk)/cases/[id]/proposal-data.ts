import type { ProposalShown } from '#components/desk/case-proposal.tsx'
import type { Editor } from '#lib/actors/editor.ts'
import type { DeskCase } from '#lib/cases/desk-case-types.ts'
import { proposalOfCase } from '#lib/cases/desk-proposal.ts'
import { listCities } from '#lib/cities/cities.ts'
import { allows } from '#lib/editors/permissions.ts'
import { formContent } from '../../articles/form-content.ts'

/** What waits for a second person, as its screen shows it; null where nothing does, or this editor decides nothing. */
export async function proposalData(editor: Editor, told: DeskCase) {
  if (!told.approval || !allows(editor, 'case.decide')) return null
  const [proposal, cities] = await Promise.all([proposalOfCase(editor, told), listCities()])
  if (!proposal) return null
  const texts = proposal.texts.map(({ before, after, ...text }) => ({
    ...{ ...text, before: formContent(before), after: formContent(after) },
  }))
  const shown: ProposalShown = { ...proposal, texts }
  return { proposal: shown, cities, now: told.now }
}
