import type { Origin } from '#lib/db/generated/enums.ts'
import { type ChangedParagraph, changedParagraphs } from '../text/changed-paragraphs.ts'
import { type PolicyTexts, textFor } from './policy-texts.ts'

/** The texts of a version, with the origins that it speaks of: none where it speaks to all alike. */
export type SaidByVersion = PolicyTexts & { origins: readonly Origin[] }

export type PolicySection = { origins: Origin[]; text: string }
export type ChangedSection = { origins: Origin[]; paragraphs: ChangedParagraph[] }

const inOrder: readonly Origin[] = ['repost', 'contribution', 'original']

/** What a version says, each text once with the origins that it is for. */
export function sectionsOf(said: SaidByVersion): PolicySection[] {
  if (said.origins.length === 0) return [{ origins: [], text: said.text }]
  const spoken = inOrder.filter((origin) => said.origins.includes(origin))
  return [...grouped(spoken, (origin) => textFor(said, origin))].map(([text, origins]) => ({ origins, text }))
}

/** What became of each text from one version to another; an origin that only one of them speaks of has lost or got it. */
export function changedSections(before: SaidByVersion, after: SaidByVersion): ChangedSection[] {
  const changes = (was: string, is: string) => changedParagraphs(paragraphsOf(was), paragraphsOf(is))
  if (after.origins.length === 0) return [{ origins: [], paragraphs: changes(before.text, after.text) }]
  const textOf = (said: SaidByVersion, origin: Origin) =>
    said.origins.includes(origin) ? textFor(said, origin) : ''
  const spoken = inOrder.filter((origin) => before.origins.includes(origin) || after.origins.includes(origin))
  const groups = grouped(spoken, (origin) => JSON.stringify([textOf(before, origin), textOf(after, origin)]))
  return [...groups.values()].map((origins) => {
    const [first = 'repost'] = origins
    return { origins, paragraphs: changes(textOf(before, first), textOf(after, first)) }
  })
}

function grouped(origins: readonly Origin[], keyOf: (origin: Origin) => string): Map<string, Origin[]> {
  const groups = new Map<string, Origin[]>()
  for (const origin of origins) groups.set(keyOf(origin), [...(groups.get(keyOf(origin)) ?? []), origin])
  return groups
}

/** A text's paragraphs: its lines, without empty ones. */
export const paragraphsOf = (text: string) => text.split(/\n+/).filter((line) => line.trim() !== '')
