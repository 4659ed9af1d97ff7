'use client'

import { useRouter } from 'next/navigation.js'
import { type ReactNode, useState } from 'react'
import type { Answer, Latest, Withdrawal } from './article-content.ts'
import { WithdrawalBar, type WithdrawVerb } from './withdrawal-bar.tsx'

/** What can be withdrawn when a page is opened, and how. */
export type Withdrawing = { withdraw: WithdrawVerb; now?: Withdrawal | undefined }

/** Follows what can be withdrawn: from the page that was opened, and from each answer on. */
export function useWithdrawal(given: Withdrawing | undefined): {
  heard: (answer: Answer & { done: true }) => void
  bar: (id: number | null, onWithdrawn: (latest: Latest) => void) => ReactNode
} {
  const router = useRouter()
  const [open, setOpen] = useState(given?.now)
  return {
    heard: ({ version, withdrawal }) =>
      setOpen((before) => withdrawal ?? (before?.version === version ? before : undefined)),
    bar: (id, onWithdrawn) =>
      open && given && id !== null ? (
        <WithdrawalBar
          key={open.version}
          id={id}
          withdrawal={open}
          withdraw={given.withdraw}
          onWithdrawn={(latest) => {
            setOpen(undefined)
            onWithdrawn(latest)
            router.refresh()
          }}
        />
      ) : null,
  }
}
