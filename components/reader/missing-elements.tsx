import { each } from './each.ts'

type Element = { name: string; question: string; law: string }

/** What is missing of a notice or a counter-notice, each with what asks for it. */
export function MissingElements({ elements }: { elements: readonly Element[] }) {
  return (
    <ul>
      {each(elements, ({ name, question, law }) => (
        <li>
          <strong>{name}</strong>
          <span>{question}</span>
          {law && <span className="law">依据：{law}</span>}
        </li>
      ))}
    </ul>
  )
}
