'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { allowsMove } from '#lib/contributions/contribution-moves.ts'
import type { ContributionState } from '#lib/contributions/contribution-states.ts'
import type { CityChoice } from './article-content.ts'
import { AcceptForm, AskForm, DeclineForm, WithdrawalForm } from './contribution-act-forms.tsx'
import type { ContributionAnswer, ContributionVerbs } from './contribution-answer.ts'
import { Dialog } from './dialog.tsx'

type Props = {
  contribution: {
    id: number
    version: number
    state: ContributionState
    /** Whether its contributor wants the published article taken down. */
    isWithdrawalAsked: boolean
    /** Whether readers have seen the article that was made of it. */
    wasPublic: boolean
  }
  cities: readonly CityChoice[]
  /** Where an accepted one is proposed to stand. */
  place: { cityId: string; columnId: string }
  /** Whether the editor may take an article down. */
  mayTakeDown: boolean
  /** Why it must not be accepted; empty where nothing speaks against it. */
  bar: string
  verbs: ContributionVerbs
}

type Act = 'accept' | 'ask' | 'decline' | 'answerWithdrawal'

const titles: Record<Act, string> = {
  accept: '采用',
  ask: '询问投稿人',
  decline: '不采用',
  answerWithdrawal: '答复撤下申请',
}

/** What an editor can do with a contribution where it stands; each asks what it needs in a dialog. */
export function ContributionActs({ contribution, cities, place, mayTakeDown, bar, verbs }: Props) {
  const router = useRouter()
  const [act, setAct] = useState<Act | null>(null)
  const [message, setMessage] = useState('')
  const { id, version, state, isWithdrawalAsked, wasPublic } = contribution
  const isPossible: Record<Act, boolean> = {
    accept: allowsMove(state, 'accept'),
    ask: allowsMove(state, 'ask'),
    decline: allowsMove(state, 'decline') && !wasPublic,
    answerWithdrawal: isWithdrawalAsked,
  }
  const acts = (Object.keys(titles) as Act[]).filter((one) => isPossible[one])
  const done = (answer: ContributionAnswer & { done: true }) => {
    setAct(null)
    setMessage(answer.message)
    if (answer.articleId === undefined) router.refresh()
    else location.assign(`/admin/articles/${answer.articleId}`)
  }
  const common = { seen: { id, version }, onClose: () => setAct(null), onDone: done, onStale: router.refresh }
  return (
    <section className="case-acts" aria-label="处理">
      <p role="status" className={message ? 'notice ok' : 'visually-hidden'}>
        {message}
      </p>
      {acts.length > 0 ? (
        <div className="case-buttons">
          {acts.map((one) => (
            <button
              key={one}
              type="button"
              className={one === 'accept' || one === 'answerWithdrawal' ? 'btn primary' : 'btn'}
              onClick={() => setAct(one)}
            >
              {titles[one]}
            </button>
          ))}
        </div>
      ) : null}
      <Dialog open={act !== null} title={act ? titles[act] : ''} onClose={() => setAct(null)}>
        {act === 'accept' ? (
          <AcceptForm {...common} cities={cities} place={place} bar={bar} verb={verbs.accept} />
        ) : null}
        {act === 'ask' ? <AskForm {...common} verb={verbs.ask} /> : null}
        {act === 'decline' ? (
          <DeclineForm {...common} isAccepted={state === 'accepted'} verb={verbs.decline} />
        ) : null}
        {act === 'answerWithdrawal' ? (
          <WithdrawalForm {...common} mayTakeDown={mayTakeDown} verb={verbs.answerWithdrawal} />
        ) : null}
      </Dialog>
    </section>
  )
}
