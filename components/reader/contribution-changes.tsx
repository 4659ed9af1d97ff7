import type { Body } from '#lib/articles/body/body.ts'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { type ChangedParagraph, changedParagraphs } from '#lib/text/changed-paragraphs.ts'
import { each } from './each.ts'

type Text = { title: string; body: Body }

/** What the editors changed of a contribution, title and text, word by word. */
export function ContributionChanges({ original, edited }: { original: Text; edited: Text }) {
  const title = changedParagraphs([original.title], [edited.title])
  const text = changedParagraphs(linesOf(original.body), linesOf(edited.body))
  const isSame = [...title, ...text].every(isUnchanged)
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">编辑所作的改动</h2>
      {isSame ? (
        <p>文字没有改动。</p>
      ) : (
        <>
          <p>
            <del>划去的文字</del>是删去的，<ins>下加线的文字</ins>是新增的。
          </p>
          <details className="changes">
            <summary>逐字对照</summary>
            <h3>{each(title.flat(), piece)}</h3>
            <div className="prose">
              {each(text, (paragraph) => (
                <p>{each(paragraph, piece)}</p>
              ))}
            </div>
          </details>
        </>
      )}
    </section>
  )
}

function linesOf(body: Body): string[] {
  return plainText(body)
    .split('\n')
    .filter((line) => line.trim() !== '')
}

const isUnchanged = (paragraph: ChangedParagraph) => paragraph.every(({ kind }) => kind === 'same')

function piece({ kind, text }: ChangedParagraph[number]) {
  if (kind === 'same') return text
  return kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>
}
