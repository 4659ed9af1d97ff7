import type { CaseKind } from '#lib/cases/case-kinds.ts'
import type { DeskMessage } from '#lib/cases/desk-case-types.ts'
import { isLetter, letters } from '#lib/cases/letters.ts'
import { sideName } from '#lib/cases/side-names.ts'
import { formatTime } from './format-time.ts'

type Props = {
  kind: CaseKind
  messages: readonly DeskMessage[]
  /** What became of the mail that carried a letter, in words, by the row of the mail. */
  mails: Readonly<Record<string, string>>
  now: Date
}

/** The letters to the sides and what they wrote, the newest on top. */
export function CaseMessages({ kind, messages, mails, now }: Props) {
  if (messages.length === 0) return null
  return (
    <section className="card" aria-label="往来信件">
      <h2>往来信件</h2>
      <ol className="case-messages">
        {messages.toReversed().map((message) => (
          <li key={message.id}>
            <details>
              <summary>
                {message.isIncoming
                  ? `${sideName(message.side, kind)}来信`
                  : `致${sideName(message.side, kind)}`}
                {isLetter(message.letter) ? `：${letters[message.letter].name}` : ''}
                <small>
                  {formatTime(message.at, now)}
                  {message.isIncoming ? '' : ` · ${mailOf(message, mails)}`}
                </small>
              </summary>
              <p className="case-letter-text">{message.text ?? '内容已到期删除。'}</p>
              {message.letter ? (
                <p className="hint">
                  {message.letterVersion ? `模板第 ${message.letterVersion} 版` : '自带的模板'}
                </p>
              ) : null}
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A source has no page on which a letter could stand instead. */
function mailOf({ mailId, side }: DeskMessage, mails: Props['mails']): string {
  if (mailId === null) return side === 'source' ? '没有来源的邮箱，没有发出' : '只在进度页'
  return mails[mailId] ?? '邮件已交发送'
}
