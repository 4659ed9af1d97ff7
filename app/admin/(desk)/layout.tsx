import type { ReactNode } from 'react'
import { formatTime } from '#components/desk/format-time.ts'
import { Rail } from '#components/desk/rail.tsx'
import { roleNames } from '#lib/actors/editor.ts'
import { countDrafts, countInReview } from '#lib/articles/desk-list.ts'
import { boundedNumber } from '#lib/bounded-count.ts'
import { countWaitingCases } from '#lib/cases/desk-queue.ts'
import { config } from '#lib/config.ts'
import { countWaitingContributions } from '#lib/contributions/list-contributions.ts'
import { countNotices } from '#lib/source-watch/open-notices.ts'
import { currentSession } from '#lib/web/session.ts'
import { leave } from './actions.ts'

/** The layout of every page of the desk. Each page requires a session itself, since it knows the address to return to. */
export default async function DeskFrame({ children }: { children: ReactNode }) {
  const session = await currentSession()
  if (!session) return children
  const { editor, since } = session
  const [drafts, reviews, notices, cases, contributions] = await Promise.all([
    countDrafts(editor),
    countInReview(editor),
    countNotices(editor),
    countWaitingCases(editor),
    countWaitingContributions(editor),
  ])
  return (
    <div className="desk">
      <a className="skip" href="#content">
        跳到内容
      </a>
      <Rail
        siteName={config().siteName}
        person={`${editor.name} · ${roleNames[editor.role]}`}
        signedInAt={formatTime(since)}
        notices={notices}
        cases={cases}
        contributions={contributions.number > 0 ? boundedNumber(contributions) : ''}
        drafts={drafts.number > 0 ? boundedNumber(drafts) : ''}
        reviews={reviews.number > 0 ? boundedNumber(reviews) : ''}
        signOut={leave}
      />
      <main id="content">{children}</main>
    </div>
  )
}
