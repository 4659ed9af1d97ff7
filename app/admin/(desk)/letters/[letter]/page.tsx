import type { Metadata } from 'next'
import { notFound } from 'next/navigation.js'
import { formatTime } from '#components/desk/format-time.ts'
import { LetterForm } from '#components/desk/letter-form.tsx'
import { versionsOfLetter } from '#lib/cases/desk-letter-versions.ts'
import { letterKeys, letters } from '#lib/cases/letters.ts'
import { allows } from '#lib/editors/permissions.ts'
import { requireEditor } from '#lib/web/session.ts'
import { publishLetter } from '../actions.ts'

export const metadata: Metadata = { title: '信件模板' }

/** One letter: the version in use, the way to another one, and the earlier ones. */
export default async function Letter({ params }: { params: Promise<{ letter: string }> }) {
  const asked = (await params).letter
  const letter = letterKeys.find((key) => key === asked)
  if (!letter) notFound()
  const { editor } = await requireEditor(`/admin/letters/${letter}`)
  const versions = await versionsOfLetter(editor, letter)
  const [newest] = versions
  if (!newest) notFound()
  return (
    <>
      <div className="bar">
        <h1>
          {letters[letter].name}
          <small>{newest.version === 0 ? '自带的模板' : `第 ${newest.version} 版`}</small>
        </h1>
        <a className="btn" href="/admin/letters">
          ← 信件模板
        </a>
      </div>
      {allows(editor, 'case.letters') ? (
        <LetterForm key={letter} letter={letter} {...newest} publish={publishLetter} />
      ) : (
        <p className="hint">信件由主编修改，您可以查看。</p>
      )}
      <section aria-label="各个版本">
        <h2 className="section">各个版本</h2>
        {versions.map(({ version, subject, text, note, actor, at }) => (
          <details key={version} className="letter-version">
            <summary>
              {version === 0 ? '自带' : `第 ${version} 版`}
              <small>{at ? `${formatTime(at)} ${actor}：${note}` : ''}</small>
            </summary>
            <article className="case-letter">
              <p className="case-letter-subject">{subject}</p>
              <p className="case-letter-text">{text}</p>
            </article>
          </details>
        ))}
      </section>
    </>
  )
}
