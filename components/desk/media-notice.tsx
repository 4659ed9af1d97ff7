import type { MediaAnswer } from './media-answer.ts'
import { SignInAgain } from './refusals.tsx'

/** What a press came to, in a sentence that a screen reader speaks too. */
export function MediaAnswerNotice({ answer }: { answer: MediaAnswer | null }) {
  if (!answer) return null
  if (answer.done)
    return (
      <p className="notice ok" role="status">
        {answer.message}
      </p>
    )
  const { message, code } = answer.refusal
  return (
    <div className="notice bad" role="alert">
      <p>{message}</p>
      {code === 'unauthenticated' ? <SignInAgain /> : null}
      {code === 'conflict' ? <p>请抄下您的改动，刷新后再改。</p> : null}
    </div>
  )
}
