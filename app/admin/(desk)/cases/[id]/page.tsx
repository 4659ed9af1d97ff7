import type { Metadata } from 'next'
import { notFound } from 'next/navigation.js'
import { cache } from 'react'
import { CaseActBar } from '#components/desk/case-act-bar.tsx'
import { CaseAddress } from '#components/desk/case-address.tsx'
import { CaseApproval } from '#components/desk/case-approval.tsx'
import { CaseArticle } from '#components/desk/case-article.tsx'
import { CaseBarFlags, CaseBarsMade } from '#components/desk/case-bars.tsx'
import { CaseComplaint } from '#components/desk/case-complaint.tsx'
import { CaseEvidence } from '#components/desk/case-evidence.tsx'
import { CaseExport } from '#components/desk/case-export.tsx'
import { CaseIdentity } from '#components/desk/case-identity.tsx'
import { CaseJoinedMessages } from '#components/desk/case-joined-messages.tsx'
import { CaseMessages } from '#components/desk/case-messages.tsx'
import { CaseOthers } from '#components/desk/case-others.tsx'
import { CaseProposal } from '#components/desk/case-proposal.tsx'
import { CaseCounterNotices, CaseScreen, NO_ADDRESS } from '#components/desk/case-screen.tsx'
import { CaseSources } from '#components/desk/case-sources.tsx'
import { CaseStanding } from '#components/desk/case-standing.tsx'
import { CaseAddresses } from '#components/desk/case-stated-urls.tsx'
import { CaseTimeline } from '#components/desk/case-timeline.tsx'
import { caseNumber } from '#lib/case-number.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { claimantName } from '#lib/cases/side-names.ts'
import { allows } from '#lib/editors/permissions.ts'
import { pathNumber } from '#lib/path-number.ts'
import { requireEditor } from '#lib/web/session.ts'
import {
  actOnCase,
  decideApproval,
  openIdentity,
  previewAct,
  previewApproval,
  renewCaseAddress,
} from './actions.ts'
import { actsData } from './acts-data.ts'
import { type CaseAsked, caseData, casePath, correctPath } from './case-data.ts'
import { proposalData } from './proposal-data.ts'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<CaseAsked> }

/** Asked for by the title of the page and by the page itself: read once a request. */
const caseOf = cache(async (segment: string) => {
  const id = pathNumber(segment)
  if (id === null) return null
  const { editor } = await requireEditor(`/admin/cases/${id}`)
  const found = await readCaseForDesk(editor, id)
  return found && { editor, found }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const known = await caseOf((await params).id)
  return { title: known ? `投诉 ${caseNumber(known.found.id)}` : '没有这一页' }
}

/** One screen for a case. */
export default async function CasePage({ params, searchParams }: Props) {
  const known = await caseOf((await params).id)
  if (!known) notFound()
  const { editor, found } = known
  const { chosen, view, shown, media, files, others, mails, sources, bars, joined } = await caseData(
    editor,
    found,
    await searchParams,
  )
  const mayOpen = allows(editor, 'identity.open')
  const acts = await actsData(editor, found, { others, sources, bars })
  const proposal = await proposalData(editor, found)
  const { id, kind, version, now } = found
  return (
    <CaseScreen
      case={found}
      bar={<CaseExport id={id} mayOpen={mayOpen} />}
      article={
        shown ? (
          <CaseArticle
            {...shown}
            media={media}
            view={view}
            pathOf={(one) => casePath(id, { article: chosen, view: one })}
            correctPath={correctPath(editor, found, shown.article)}
            now={now}
          />
        ) : (
          <p className="empty">{found.articles.length > 0 ? '涉及的网址都不是本站的文章。' : NO_ADDRESS}</p>
        )
      }
    >
      <CaseApproval id={id} version={version} waiting={acts.approval} decide={decideApproval}>
        {proposal && acts.approval ? (
          <CaseProposal
            {...proposal}
            asked={{ id, version, approval: acts.approval.approval.id }}
            preview={previewApproval}
          />
        ) : null}
      </CaseApproval>
      <CaseBarFlags flags={bars.flags} />
      <CaseStanding {...acts.bar.on} />
      <CaseActBar
        {...{ id, version, ...acts.bar }}
        hasProposal={acts.approval !== null}
        verb={actOnCase}
        preview={previewAct}
      />
      <CaseComplaint case={found} files={files.filter(({ party }) => party === 'claimant').length}>
        <CaseAddresses
          articles={found.articles}
          chosen={chosen}
          pathOf={(article) => casePath(id, { article, view: 'current' })}
        />
        {found.hasIdentity && mayOpen ? (
          <CaseIdentity {...{ id, kind }} party="claimant" open={openIdentity} />
        ) : null}
        {mayOpen ? <CaseAddress {...{ id, kind }} side="claimant" renew={renewCaseAddress} /> : null}
      </CaseComplaint>
      <CaseCounterNotices of={found.counterNotices} isUndelivered={acts.bar.on.isUndeliverable} now={now}>
        {mayOpen && found.counterNotices.some(({ hasIdentity }) => hasIdentity) ? (
          <CaseIdentity {...{ id, kind }} party="contributor" open={openIdentity} />
        ) : null}
        {mayOpen ? <CaseAddress {...{ id, kind }} side="contributor" renew={renewCaseAddress} /> : null}
      </CaseCounterNotices>
      <CaseEvidence
        claimant={claimantName(kind)}
        folder={`/api/cases/${id}/evidence`}
        files={files}
        mayOpen={mayOpen}
      />
      <CaseSources sources={sources} now={now} />
      <CaseBarsMade caseId={id} made={bars.made} now={now} />
      <CaseOthers others={others} now={now} />
      <CaseJoinedMessages messages={joined} now={now} />
      <CaseTimeline kind={kind} steps={found.steps} now={now} />
      <CaseMessages kind={kind} messages={found.messages} mails={mails} now={now} />
    </CaseScreen>
  )
}
