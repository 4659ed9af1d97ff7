'use client'

import { useTransition } from 'react'
import { refusalOfFailure } from './failed-action.ts'
import type { WordAnswer, WordRow, WordVerbs } from './word-entry.ts'

type Props = {
  /** What is written out. */
  words: WordRow[]
  /** Null for whose role may only look. */
  takeIn: WordVerbs['takeIn'] | null
  onDone: (answer: WordAnswer) => void
}

/** The word list as a CSV file, out and in. */
export function WordFiles({ words, takeIn, onDone }: Props) {
  const [isPending, start] = useTransition()

  async function writeOut() {
    const { wordsToCsv } = await import('#lib/words/word-csv.ts')
    const url = URL.createObjectURL(new Blob([wordsToCsv(words)], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = url
    link.download = '词表.csv'
    link.click()
    URL.revokeObjectURL(url)
  }

  function readIn(file: File | undefined) {
    if (!file || !takeIn || isPending) return
    start(async () => {
      try {
        onDone(await takeIn({ csv: decoded(await file.arrayBuffer()) }))
      } catch (error) {
        const refusal = refusalOfFailure(error)
        const message = '没有导入：文件读不出来，或连接中断。'
        onDone({
          done: false,
          refusal: refusal ?? { code: 'unavailable', message, fields: {}, details: {} },
        })
      }
    })
  }

  return (
    <span className="words-files">
      <button type="button" className="btn" onClick={writeOut}>
        导出 CSV
      </button>
      {takeIn ? (
        <label className="btn">
          {isPending ? '正在导入…' : '导入 CSV'}
          <input
            type="file"
            accept=".csv,text/csv"
            className="visually-hidden"
            onChange={(event) => {
              readIn(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
        </label>
      ) : null}
    </span>
  )
}

/** Excel and WPS write CSV in the encoding of the system: UTF-8 where it is that, else GB 18030. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
