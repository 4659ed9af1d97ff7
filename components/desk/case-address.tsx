'use client'

import { useActionState, useEffect, useRef } from 'react'
import type { CaseKind } from '#lib/cases/case-kinds.ts'
import type { CaseParty } from '#lib/cases/desk-evidence.ts'
import { sideName } from '#lib/cases/side-names.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { unansweredPress } from './failed-action.ts'
import { ReasonForm } from './reason-form.tsx'

export type AddressAnswer = { done: true; url: string } | { done: false; refusal: Refusal }

type Props = {
  id: number
  kind: CaseKind
  side: CaseParty
  renew: (asked: { id: number; side: CaseParty; why: string }) => Promise<AddressAnswer>
}

const pages: Record<CaseParty, string> = { claimant: '查询网址', contributor: '提交书面说明的网址' }

/** Makes a new address of a side's page, to be handed over where no mail brings it. */
export function CaseAddress({ id, kind, side, renew }: Props) {
  const [name, page] = [sideName(side, kind), pages[side]]
  const [answer, ask, pending] = useActionState(
    async (_: AddressAnswer | null, why: string) => renew({ id, side, why }).catch(unansweredPress),
    null,
  )
  if (answer?.done) return <Shown {...{ name, page }} url={answer.url} />
  return (
    <ReasonForm
      summary={`重新给出${name}的${page}（将留痕）`}
      label="重新给出的理由"
      example="邮件被退回，本人来电索取"
      hint="谁、何时、为什么，会记入操作记录。"
      press="生成新的网址"
      {...{ pending, ask }}
      refusal={answer?.refusal ?? null}
    >
      <p className="hint">
        邮件没能寄达{name}
        ，或者网址遗失的，可以生成新的网址交给本人。原来的网址和已经寄出的信里的网址随即失效。请先核实对方就是本人。
      </p>
    </ReasonForm>
  )
}

function Shown({ name, page, url }: { name: string; page: string; url: string }) {
  const region = useRef<HTMLElement>(null)
  // The button that had the focus is gone.
  useEffect(() => region.current?.focus(), [])
  return (
    <section ref={region} className="case-opened" aria-label={`新的${page}`} tabIndex={-1}>
      <h2>{`${name}新的${page}`}</h2>
      <p className="registered-address">
        <bdi>{url}</bdi>
      </p>
      <p className="notice warn">
        网址只在这里显示这一次，原来的已经失效。请抄给{name}本人，不要转给他人；本次生成已记入操作记录。
      </p>
    </section>
  )
}
