import type { Refusal } from '#lib/web/form-state.ts'
import type { Answer } from './article-content.ts'

type Props = {
  answer: Answer | null
  pending: boolean
  /** Whether a refusal's sentence speaks of what has been changed since. */
  isStale: boolean
}

/** What the last press came to, in one sentence that a screen reader speaks too. */
export function Refusals({ answer, pending, isStale }: Props) {
  return (
    <>
      <p className="visually-hidden" role="status">
        {pending ? '正在提交…' : answer?.done ? answer.message : ''}
      </p>
      {answer?.done === false && !isStale ? <RefusalNotice answer={answer} /> : null}
      {answer?.done && !pending ? <p className="notice ok">{answer.message}</p> : null}
    </>
  )
}

function RefusalNotice({ answer: { refusal, saved } }: { answer: Extract<Answer, { done: false }> }) {
  const alone = Object.entries(refusal.fields).flatMap(([name, sentence]) =>
    name === '' && !refusal.message.includes(sentence) ? [sentence] : [],
  )
  return (
    <div className="notice bad" role="alert">
      <p>
        {saved ? '草稿已保存，但没有发布：' : ''}
        {refusal.message}
        {alone.join('；')}
      </p>
      {refusal.code === 'unauthenticated' ? <SignInAgain /> : null}
    </div>
  )
}

/** The way back for who was signed out while he wrote. */
export function SignInAgain() {
  return (
    <p>
      您写的内容都还在。
      <a href="/admin/sign-in" target="_blank" rel="noreferrer">
        在新窗口登录
      </a>
      ，然后回到这里再按一次。
    </p>
  )
}

/** The sentence of a refusal inside a form or a dialog. */
export function DecisionRefusal({ refusal }: { refusal: Refusal | null }) {
  return refusal ? (
    <div className="notice bad" role="alert">
      <p>{refusal.message}</p>
      {refusal.code === 'unauthenticated' ? <SignInAgain /> : null}
    </div>
  ) : null
}
