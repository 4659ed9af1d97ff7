'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { policyChangesPath, policyKinds, policyPath } from '#lib/policies/policy-kinds.ts'
import { policyStates } from '#lib/policies/policy-states.ts'
import type { PolicyGroup, PolicyRow, WithdrawComing } from './policy-entry.ts'
import { WithdrawPolicyDialog } from './withdraw-policy-dialog.tsx'

type Props = {
  groups: PolicyGroup[]
  /** Null for whose role may only look. */
  withdraw: WithdrawComing | null
}

type Chosen = { name: string; row: PolicyRow }

/** 声明与规则: each policy with its versions, and the ways to the next one. */
export function PolicyList({ groups, withdraw }: Props) {
  const router = useRouter()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [done, setDone] = useState('')
  return (
    <>
      <div className="bar">
        <h1>声明与规则</h1>
      </div>
      <p className="hint policies-hint">
        已发布的版本不能修改，只能发布新的版本。文章一直适用发布时的声明，读者可以看到各个版本和每次的修改。
        {withdraw ? '' : '新的版本由主编或管理员发布，您可以查看。'}
      </p>
      <p role="status" className={done ? 'notice ok' : 'visually-hidden'}>
        {done}
      </p>
      {groups.map(({ kind, rows }) => (
        <section key={kind} className="policies" aria-labelledby={`policy-${kind}`}>
          <div className="policies-head">
            <h2 id={`policy-${kind}`}>{policyKinds[kind].name}</h2>
            {withdraw ? (
              <a className="btn" href={`/admin/policies/${kind}`}>
                写新版本<span className="visually-hidden">：{policyKinds[kind].name}</span>
              </a>
            ) : null}
          </div>
          {rows.length === 0 ? <p className="empty">还没有发布。</p> : null}
          <ul>
            {rows.map((row) => (
              <li key={row.id} className={row.state}>
                <Version
                  kind={kind}
                  row={row}
                  onWithdraw={
                    withdraw && row.state === 'coming'
                      ? () => setChosen({ name: policyKinds[kind].name, row })
                      : null
                  }
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {withdraw ? (
        <WithdrawPolicyDialog
          chosen={chosen}
          withdraw={withdraw}
          onClose={() => setChosen(null)}
          onDone={(message) => {
            setChosen(null)
            setDone(message)
            router.refresh()
          }}
        />
      ) : null}
    </>
  )
}

type VersionProps = { kind: PolicyGroup['kind']; row: PolicyRow; onWithdraw: (() => void) | null }

function Version({ kind, row, onWithdraw }: VersionProps) {
  const { version, state, effective, published, note, withdrawn, hasChanges } = row
  return (
    <>
      <p>
        <a href={policyPath(kind, version)} target="_blank" rel="noreferrer">
          第 {version} 版
        </a>{' '}
        <strong>{policyStates[state]}</strong> · {effective} 起
        {hasChanges ? (
          <>
            {' · '}
            <a href={policyChangesPath(kind, version)} target="_blank" rel="noreferrer">
              与前一版的差异<span className="visually-hidden">（第 {version} 版）</span>
            </a>
          </>
        ) : null}
      </p>
      <p className="hint">
        <bdi>{published}</bdi> 发布：{note}
      </p>
      {withdrawn ? (
        <p className="hint">
          <bdi>{withdrawn}</bdi>
        </p>
      ) : null}
      {onWithdraw ? (
        <button type="button" className="btn small" onClick={onWithdraw} aria-label={`撤回第 ${version} 版`}>
          撤回
        </button>
      ) : null}
    </>
  )
}
