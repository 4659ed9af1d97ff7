'use client'

import { refusalOfFailure } from './failed-action.ts'

/** Something nobody foresaw, or the database is away. What was typed is in the browser's local draft. */
export function Failed({ error, reset }: { error: unknown; reset: () => void }) {
  const refusal = refusalOfFailure(error)
  return (
    <section className="notice bad" role="alert">
      <h1>{refusal ? '没有提交成功' : '这一页暂时打不开'}</h1>
      <p>{refusal?.message ?? '没有提交的文字留在这台设备上，重新打开后可以找回。请过一会儿再试。'}</p>
      <button type="button" className="btn" onClick={reset}>
        再试一次
      </button>
    </section>
  )
}
