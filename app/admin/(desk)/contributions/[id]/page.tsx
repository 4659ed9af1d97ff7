import type { Metadata } from 'next'
import { notFound } from 'next/navigation.js'
import { cache } from 'react'
import { CaseEvidence, type EvidenceLine } from '#components/desk/case-evidence.tsx'
import { ContributionActs } from '#components/desk/contribution-acts.tsx'
import { ContributionFindings } from '#components/desk/contribution-findings.tsx'
import { ContributionIdentity } from '#components/desk/contribution-identity.tsx'
import { ContributionScreen } from '#components/desk/contribution-screen.tsx'
import { formatTime } from '#components/desk/format-time.ts'
import { lastPlace } from '#lib/articles/last-place.ts'
import { evidenceLabel } from '#lib/cases/shown-evidence.ts'
import { listCities } from '#lib/cities/cities.ts'
import { findAboutContribution, readContribution } from '#lib/contributions/contribution-at-desk.ts'
import { contributionNumber } from '#lib/contributions/contribution-number.ts'
import { type Proof, proofsOfContribution } from '#lib/contributions/contributor-proofs.ts'
import { removedSentence } from '#lib/contributions/removed-sentence.ts'
import { wasPublic } from '#lib/contributions/set-article-aside.ts'
import { allows } from '#lib/editors/permissions.ts'
import { isBarred } from '#lib/near-duplicates/removed-before.ts'
import { pathNumber } from '#lib/path-number.ts'
import { fileSize } from '#lib/text/file-size.ts'
import { requireEditor } from '#lib/web/session.ts'
import { acceptIt, answerIt, askIt, declineIt, openIt } from '../actions.ts'

type Props = { params: Promise<{ id: string }> }

/** Asked for by the title of the page and by the page itself: read once a request. */
const contributionOf = cache(async (segment: string) => {
  const id = pathNumber(segment)
  if (id === null) return null
  const { editor } = await requireEditor(`/admin/contributions/${id}`)
  const contribution = await readContribution(editor, id)
  return contribution && { editor, contribution }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await contributionOf((await params).id)
  return { title: found ? `投稿 ${contributionNumber(found.contribution.id)}` : '没有这一页' }
}

/** One screen for a contribution. */
export default async function ContributionPage({ params }: Props) {
  const known = await contributionOf((await params).id)
  if (!known) notFound()
  const { editor, contribution } = known
  const { id, version, state, article, partyId, withdrawalAskedAt } = contribution
  const [findings, proofs, cities, last] = await Promise.all([
    findAboutContribution(editor, id),
    proofsOfContribution(editor, id),
    listCities(),
    lastPlace(editor),
  ])
  const { removed } = findings
  const warning = removed ? `${removedSentence(removed)}。` : ''
  const [city, another] = cities
  return (
    <ContributionScreen
      contribution={contribution}
      warning={warning ? <p className="notice bad">{warning}</p> : null}
      acts={
        allows(editor, 'contribution.decide') ? (
          <ContributionActs
            contribution={{
              ...{ id, version, state },
              isWithdrawalAsked: withdrawalAskedAt !== null,
              wasPublic: article !== null && wasPublic(article.status),
            }}
            cities={cities}
            place={{
              cityId: String(last?.cityId ?? (city && !another ? city.id : '')),
              columnId: String(last?.columnId ?? ''),
            }}
            mayTakeDown={allows(editor, 'article.take-down')}
            bar={removed && isBarred(removed) ? warning : ''}
            verbs={{ accept: acceptIt, ask: askIt, decline: declineIt, answerWithdrawal: answerIt }}
          />
        ) : null
      }
      identity={
        partyId === null ? (
          <p className="hint">投稿人的身份信息已到期删除。</p>
        ) : allows(editor, 'identity.open') ? (
          <ContributionIdentity id={id} open={openIt} />
        ) : null
      }
      findings={
        <>
          <ContributionFindings findings={findings} />
          <CaseEvidence
            folder={`/api/contributions/${id}/proofs`}
            files={proofs.map(evidenceLine)}
            mayOpen={allows(editor, 'identity.open')}
            called="证明材料"
          />
        </>
      }
    />
  )
}

function evidenceLine({ format, bytes, at, ...proof }: Proof): EvidenceLine {
  const facts = { label: evidenceLabel(format), size: fileSize(bytes), at: formatTime(at) }
  return { ...proof, ...facts, format, party: 'contributor' }
}
