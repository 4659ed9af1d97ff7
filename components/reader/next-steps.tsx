import { each } from './each.ts'

/** What happens next, below a receipt, and the way to the page where it is told. */
export function NextSteps({ steps, path }: { steps: readonly string[]; path: string }) {
  return (
    <>
      <section aria-labelledby="next">
        <h2 id="next">接下来</h2>
        <ol className="next">
          {each(steps, (sentence) => (
            <li>{sentence}</li>
          ))}
        </ol>
      </section>
      <p className="ways">
        <a href={path}>查看进展</a>
        <a href="/">回首页</a>
      </p>
    </>
  )
}
