import { db } from '#lib/db/client.ts'
import type { Editor } from '../../actors/editor.ts'
import { allows, permit } from '../../editors/permissions.ts'
import { readSetting } from '../../settings/read-setting.ts'
import { moves } from '../status.ts'
import { isOwn } from './approve-review.ts'
import { isReviewRequired } from './is-review-required.ts'
import { lastRound, type ReviewRound } from './review-round.ts'
import { stageName } from './review-stages.ts'

type Said = { by: string; at: Date; note: string }

/** A review as the desk shows it. */
export type DeskReview = {
  submitted: Said | null
  approvals: (Said & { stage: string })[]
  /** The stage that is to be decided on; null once all are. */
  stage: string | null
  /** Why this editor may not approve it; empty where he may. */
  whyNot: string
  schedule: { at: Date; by: string } | null
}

/** How the review of an article stands, for an editor who may decide on it or not. */
export async function reviewForDesk(editor: Editor, articleId: number): Promise<DeskReview> {
  permit(editor, 'article.draft')
  const [round, schedule, noOwn] = await Promise.all([
    lastRound(db(), articleId),
    db().articleSchedule.findUnique({ where: { articleId } }),
    readSetting(db(), 'articles.no_own_approval'),
  ])
  return {
    submitted: round && saidOf(round.submitted),
    approvals: (round?.approvals ?? []).map((step, at) => ({
      ...saidOf(step),
      stage: stageName(at + 1, round?.stages ?? 1),
    })),
    stage: round && round.stage <= round.stages ? stageName(round.stage, round.stages) : null,
    whyNot: round ? whyNot(editor, round, noOwn) : '',
    schedule: schedule && { at: schedule.dueAt, by: schedule.actor },
  }
}

const saidOf = ({ actor, at, note }: { actor: string; at: Date; note: string }): Said => ({
  by: actor,
  at,
  note,
})

function whyNot(editor: Editor, round: ReviewRound, noOwn: boolean): string {
  const isLast = round.stage >= round.stages
  if (!allows(editor, moves[isLast ? 'approve' : 'approve-stage'].permission))
    return '这一级须由主编或管理员来审。'
  return noOwn && isOwn(editor.id, round) ? '这篇稿件是您送审的，或者您已审过前一级，须由别人来审。' : ''
}

/** What the form of a draft offers: in how many stages a text would be reviewed, and whether it must be. */
export async function reviewOffered(): Promise<{ stages: number; isRequired: boolean }> {
  const [stages, isRequired] = await Promise.all([
    readSetting(db(), 'articles.review_stages'),
    isReviewRequired(db()),
  ])
  return { stages, isRequired }
}
