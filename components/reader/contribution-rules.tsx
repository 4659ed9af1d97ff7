import { each } from './each.ts'

/** The rules that a contributor agrees to, whole, where he agrees to them. */
export function ContributionRules({ rules }: { rules: { version: number; text: string } }) {
  return (
    <details className="rules">
      <summary>投稿须知（第 {rules.version} 版）</summary>
      {each(
        rules.text.split('\n').filter((line) => line.trim() !== ''),
        (line) => (
          <p>{line}</p>
        ),
      )}
    </details>
  )
}
