'use client'

import { type ReactNode, useRef, useState } from 'react'
import { contentFields } from '#lib/articles/fields.ts'
import type { Origin } from '#lib/articles/origin.ts'
import { originNames } from '#lib/articles/origin.ts'
import { type ArticleContent, type CityChoice, isSameField } from './article-content.ts'
import { wordCount } from './body-lines.ts'
import { Changes, linesOf } from './change-view.tsx'
import { Dialog } from './dialog.tsx'
import type { HeldArticle } from './held-article.ts'
import { type Describe, PublishPictures } from './publish-pictures.tsx'
import { asksForCheck, SensitiveWords } from './sensitive-words.tsx'
import { useOnceReady } from './use-once-ready.ts'
import type { ListState } from './use-proofreading.ts'

type Props = {
  open: boolean
  /** Where readers do not see the article meanwhile. */
  held?: HeldArticle | undefined
  /** Whether readers see the article already. */
  isPublic: boolean
  base: ArticleContent
  content: ArticleContent
  origin: Origin
  note: string
  cities: CityChoice[]
  /** How many files of the sheet are not in the library yet. */
  openPlaces: number
  /** What must be decided before, if anything. */
  decision?: ReactNode
  /** The sensitive words in a text. */
  sensitive: (content: ArticleContent) => string[]
  /** Whether what was pressed before has no answer yet. */
  isBusy: boolean
  /** Whether the word list is there that they are known by. */
  list: ListState
  onReadList: () => void
  onDescribe: Describe
  onConfirm: () => void
  onClose: () => void
}

/** Shows what readers are about to see, and asks. */
export function PublishDialog({ open, ...rest }: Props) {
  const verb = rest.held?.verb ?? (rest.isPublic ? '提交修订' : '发布')
  return (
    <Dialog open={open} title={`${verb}？`} onClose={rest.onClose}>
      <Question verb={verb} {...rest} />
    </Dialog>
  )
}

/** A press that comes before what it has to know waits for it, and is then one as any other. */
function Question(props: Omit<Props, 'open'> & { verb: string }) {
  const { verb, isPublic, openPlaces, decision, sensitive, isBusy, list, onReadList, ...rest } = props
  const { onDescribe, onConfirm, onClose, ...text } = rest
  const confirm = useRef<HTMLButtonElement>(null)
  const words = sensitive(text.content)
  const [isChecked, setChecked] = useState(false)
  const isHeld = asksForCheck({ words, list }) && !isChecked
  const isEarly = isBusy || (list === 'reading' && !isChecked)
  const early = useOnceReady(!isEarly, () => confirm.current?.click())
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const missing = event.currentTarget.querySelector<HTMLElement>('.undescribed [aria-invalid=true]')
        if (missing) missing.focus()
        else if (isEarly) early.press()
        else if (!isHeld) onConfirm()
      }}
      onKeyDown={(event) => {
        // The key that opened the dialog may still be down, or be pressed twice out of habit.
        if (event.key === 'Enter' && (event.repeat || event.ctrlKey || event.metaKey)) event.preventDefault()
      }}
    >
      <p className="dialog-subject">
        《<bdi>{text.content.title || '无标题'}</bdi>》
      </p>
      {isPublic ? <Amended {...text} /> : <Published {...text} />}
      {decision}
      <SensitiveWords
        words={words}
        list={list}
        onRetry={onReadList}
        isChecked={isChecked}
        onCheck={(isChecked) => {
          early.giveUp()
          setChecked(isChecked)
        }}
      />
      <div aria-live="polite">
        <OpenPlaces count={openPlaces} verb={verb} />
        {early.isWaiting ? (
          <p>
            已确认，{isBusy ? '收到上一次保存的答复' : '读到词表'}后就{verb}。
          </p>
        ) : null}
      </div>
      <PublishPictures body={text.content.body} onDescribe={onDescribe} />
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          取消 <kbd>Esc</kbd>
        </button>
        <button
          ref={confirm}
          type="submit"
          className="btn primary"
          data-focus
          aria-disabled={(isHeld && !isEarly) || early.isWaiting ? true : undefined}
        >
          确认{verb} <kbd>↵</kbd>
        </button>
      </div>
    </form>
  )
}

/** What is not in the library yet is in no text that is sent. */
function OpenPlaces({ count, verb }: { count: number; verb: string }) {
  if (count === 0) return null
  return (
    <p className="dirty">
      正文里还有 {count} 张图片或文件没有收进媒体库，现在{verb}
      ，读者看到的文章里没有它们。请等收完，或先在正文里处理。
    </p>
  )
}

type Text = Omit<
  Props,
  | 'open'
  | 'isPublic'
  | 'openPlaces'
  | 'decision'
  | 'sensitive'
  | 'isBusy'
  | 'list'
  | 'onReadList'
  | 'onDescribe'
  | 'onConfirm'
  | 'onClose'
>

function Published({ content, origin, cities }: Text) {
  const [city, column] = (['cityId', 'columnId'] as const).map((field) => linesOf(field, content, cities)[0])
  const facts: [string, string | undefined][] = [
    ['城市', city],
    ['栏目', column ?? '不设栏目'],
    ['类型', originNames[origin]],
    ['来源', content.sourceName.trim() || (origin === 'repost' ? undefined : '无')],
    ['概述', content.summary.trim() || '无'],
    ['正文', wordCount(content.body) > 0 ? `${wordCount(content.body).toLocaleString('en')} 字` : undefined],
  ]
  const missing = [
    ...(content.title.trim() ? [] : ['标题']),
    ...facts.flatMap(([name, value]) => (value === undefined ? [name] : [])),
  ]
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? <span className="dirty">未填写</span>}</dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 ? (
        <p>还没有填写{missing.join('、')}，补全后才能发布。</p>
      ) : (
        <p>发布后读者立即可以看到：文章页、首页和“{city}”的列表。</p>
      )}
    </>
  )
}

function Amended({ content, base, note, cities, held }: Text) {
  const changed = contentFields.filter((field) => !isSameField(field, base, content))
  return (
    <>
      {changed.length > 0 ? (
        <div className="changes">
          <p>读者看到的将有这些变化：</p>
          <Changes fields={changed} from={base} to={content} cities={cities} />
        </div>
      ) : (
        <p>读者看到的文字没有变化。</p>
      )}
      <dl className="facts">
        <div>
          <dt>更正说明</dt>
          <dd>{note.trim() || <span className="dirty">未填写。改动了读者看过的文字，须说明</span>}</dd>
        </div>
      </dl>
      <p>{held?.consequence ?? `提交后读者立即看到修订后的内容${note.trim() ? '和更正说明' : ''}。`}</p>
    </>
  )
}
