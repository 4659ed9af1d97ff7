import type { Metadata } from 'next'
import { formatTime } from '#components/desk/format-time.ts'
import { TableHead } from '#components/desk/table-head.tsx'
import { lettersInUse } from '#lib/cases/desk-letter-versions.ts'
import { sideOfLetter } from '#lib/cases/letters.ts'
import { letterSides } from '#lib/cases/side-names.ts'
import { requireEditor } from '#lib/web/session.ts'

export const metadata: Metadata = { title: '信件模板' }

/** The letters that cases send, each with the version in use. */
export default async function Letters() {
  const { editor } = await requireEditor('/admin/letters')
  const letters = await lettersInUse(editor)
  return (
    <>
      <div className="bar">
        <h1>信件模板</h1>
        <a className="btn" href="/admin/settings">
          ← 设置
        </a>
      </div>
      <table className="table letters">
        <TableHead columns={['信件', '写给', '版本', '最近修改']} />
        <tbody>
          {letters.map(({ letter, name, version, actor, at }) => (
            <tr key={letter}>
              <th scope="row" className="t">
                <a href={`/admin/letters/${letter}`}>{name}</a>
              </th>
              <td>{letterSides[sideOfLetter(letter)]}</td>
              <td>{version === 0 ? '自带' : `第 ${version} 版`}</td>
              <td>{at ? `${formatTime(at)} ${actor}` : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
