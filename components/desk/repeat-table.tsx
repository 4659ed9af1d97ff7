import type { ReactNode } from 'react'
import { formatTime } from './format-time.ts'
import { TableHead } from './table-head.tsx'

export type RepeatRow = { key: string; name: ReactNode; cases: number; upheld: number; lastAt: Date }

/** Who was complained about with success, and how often. */
export function RepeatTable({ heading, rows }: { heading: string; rows: readonly RepeatRow[] }) {
  if (rows.length === 0) return null
  return (
    <table className="table repeats">
      <TableHead columns={[heading, '投诉', '删除', '最近一次']} />
      <tbody>
        {rows.map(({ key, name, cases, upheld, lastAt }) => (
          <tr key={key}>
            <td className="t">{name}</td>
            <td data-name="投诉">{cases}</td>
            <td data-name="删除">{upheld}</td>
            <td data-name="最近一次">{formatTime(lastAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
