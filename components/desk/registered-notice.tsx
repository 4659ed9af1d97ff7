import { useEffect, useRef } from 'react'
import { caseNumber } from '#lib/case-number.ts'
import { noticeElements } from '#lib/cases/elements.ts'
import type { RegisteredNotice as Registered } from '#lib/cases/register-notice.ts'

/** What was registered, and the address of the claimant's page where no mail brings it to him: the desk shows it nowhere else. */
export function RegisteredNotice({ registered: { caseId, missing, statusUrl } }: { registered: Registered }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const number = caseNumber(caseId)
  return (
    <section className="card registered" aria-label="登记结果">
      <h2 ref={heading} tabIndex={-1}>
        已登记为 {number}
      </h2>
      {missing.length > 0 ? (
        <p>还缺：{missing.map((key) => noticeElements[key].name).join('、')}。请投诉人在查询网页上补充。</p>
      ) : null}
      {statusUrl === null ? (
        <p>查询网址和回执将寄往投诉人的电子邮箱。</p>
      ) : (
        <>
          <p>
            <b>请把下面的查询网址交给投诉人。</b>
            凭它可以查看办理进度、补充材料、撤回通知；它只交给投诉人本人，不要转给他人。
          </p>
          <p className="registered-address">
            <bdi>{statusUrl}</bdi>
          </p>
          <p className="notice warn">
            网址只在这里显示这一次，离开本页后编辑部不能再查看；本次显示已经留痕。可以抄写，或者打印本页交给投诉人。
          </p>
        </>
      )}
      <div className="register-acts">
        <a className="btn primary" href={`/admin/cases/${caseId}`}>
          打开 {number}
        </a>
        {statusUrl === null ? null : (
          <button type="button" className="btn" onClick={() => print()}>
            打印
          </button>
        )}
        <a className="btn" href="/admin/cases/new">
          再登记一件
        </a>
      </div>
    </section>
  )
}
