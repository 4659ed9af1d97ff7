import { type CaseKind, caseKinds } from '#lib/cases/case-kinds.ts'
import { claimantRelations } from '#lib/cases/notice-claim.ts'
import type { SaidInCase } from '#lib/cases/said-in-case.ts'
import { each } from './each.ts'
import { Time } from './relative-time.tsx'

type Props = { said: SaidInCase | null; kind: CaseKind; now: Date; isDeleted: boolean }

/** What who has the receipt has written and sent himself, folded: whoever adds to it sees what there is. */
export function SaidByReader({ said, kind, now, isDeleted }: Props) {
  if (said === null) return isDeleted ? <p>您写的内容和文件已按保存期限删除。</p> : null
  const { filesAt } = said
  return (
    <details className="said">
      <summary>您写的内容和文件</summary>
      <dl className="facts-of-case">
        {each(partsOf(said, kind), ([name, text]) => (
          <div>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>文件</dt>
          <dd>
            {filesAt.length === 0 ? '没有' : `${filesAt.length} 份，收到于`}
            {each(filesAt, (at) => (
              <>
                {' '}
                <Time at={at} now={now} as="minute" />
              </>
            ))}
          </dd>
        </div>
      </dl>
      <p className="hint">姓名、联系方式和文件的内容加密保存，不在这里显示。</p>
    </details>
  )
}

function partsOf({ claim }: SaidInCase, kind: CaseKind): (readonly [string, string])[] {
  const isCorrection = caseKinds[kind].path === 'correction'
  const parts = [
    ['作品名称', claim.works],
    ['网址', claim.statedUrls.join('\n')],
    [isCorrection ? '有误之处' : '具体内容', claim.facts],
    ['理由', claim.reason],
    ['正确内容', claim.correctText],
    ['其他要求', claim.wanted],
    [isCorrection ? '依据' : '网上证明', claim.proof],
    ['关系', claim.relation === null ? '' : claimantRelations[claim.relation]],
  ] as const
  return parts.filter(([, text]) => text !== '')
}
