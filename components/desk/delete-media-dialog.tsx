'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { ActionButton } from './action-button.tsx'
import { Dialog } from './dialog.tsx'
import type { MediaAnswer, SeenMedia } from './media-answer.ts'
import { MediaAnswerNotice } from './media-notice.tsx'
import { useMediaVerb } from './use-media-verb.ts'

type Props = {
  media: SeenMedia & { name: string; held: string | null; evidenceOf: readonly string[] }
  remove: (seen: SeenMedia) => Promise<MediaAnswer>
  listPath: string
}

/** Deletes a medium that nothing uses, after a question. */
export function DeleteMedia({ media, remove, listPath }: Props) {
  const [asking, setAsking] = useState(false)
  const router = useRouter()
  const { answer, pending, press } = useMediaVerb(remove, () => router.replace(listPath))
  const { id, version, name, held, evidenceOf } = media
  if (held) return <p className="hint">{held}</p>
  if (evidenceOf.length > 0) return <p className="hint">它是来源的依据文件，不能删除。</p>
  return (
    <>
      <button type="button" className="btn danger" onClick={() => setAsking(true)}>
        删除
      </button>
      <Dialog open={asking} title="从媒体库删除" onClose={() => setAsking(false)}>
        <p className="dialog-subject">
          <bdi>{name}</bdi>
        </p>
        <p>删除后不能恢复。</p>
        <MediaAnswerNotice answer={answer} />
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={() => setAsking(false)}>
            取消
          </button>
          <ActionButton
            className="btn primary danger"
            pending={pending}
            onClick={() => press({ id, version })}
          >
            确认删除
          </ActionButton>
        </div>
      </Dialog>
    </>
  )
}
