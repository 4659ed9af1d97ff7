import type { CaseStepView } from '#lib/cases/case-view.ts'
import { each } from './each.ts'
import { Time } from './relative-time.tsx'

/** Every step of a case with its time and its law, the newest first. */
export function CaseSteps({ steps, now }: { steps: readonly CaseStepView[]; now: Date }) {
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">处理经过</h2>
      <ol className="steps" reversed>
        {each(steps.toReversed(), ({ at, wording, law }) => (
          <li>
            <Time at={at} now={now} as="minute" />
            <p>{wording}</p>
            {law && <p className="law">依据：{law}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
