import type { CaseLetterView } from '#lib/cases/case-view.ts'
import { each } from './each.ts'
import { Time } from './relative-time.tsx'

type Props = { letters: readonly CaseLetterView[]; now: Date }

/** The letters between the portal and one side, the newest first and open. */
export function CaseLetters({ letters, now }: Props) {
  if (letters.length === 0) return null
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">往来信件</h2>
      {each(letters.toReversed(), ({ id, at, isIncoming, text }, index) => (
        <details className="letter" id={`letter-${id}`} open={index === 0}>
          <summary>
            {isIncoming ? '您的来信' : '本站的信'}，<Time at={at} now={now} as="minute" />
          </summary>
          <p>{text ?? '这封信的内容已按保存期限删除。'}</p>
        </details>
      ))}
    </section>
  )
}
