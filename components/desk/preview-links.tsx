'use client'

import { useEffect, useState, useTransition } from 'react'
import { ActionButton } from './action-button.tsx'
import { refusalOfFailure } from './failed-action.ts'
import type { LinksAnswer, PreviewLinkRow, PreviewVerbs } from './preview-types.ts'

const periods = [
  [1, '1 小时'],
  [24, '1 天'],
  [72, '3 天'],
  [168, '7 天'],
  [720, '30 天'],
] as const

const LOST = '没有收到答复，请稍后再试。'

type Props = { id: number; textId: string | null; verbs: PreviewVerbs }

/** 预览链接: made, listed and revoked. */
export function PreviewLinks({ id, textId, verbs }: Props) {
  const [links, setLinks] = useState<PreviewLinkRow[] | null>(null)
  const [said, setSaid] = useState('')
  const [hours, setHours] = useState(72)
  const [isPinned, setPinned] = useState(false)
  const [pending, start] = useTransition()
  const ask = (asked: () => Promise<LinksAnswer>, done: string) =>
    start(async () => {
      const answer = await asked().catch((error) => ({
        done: false as const,
        refusal: refusalOfFailure(error),
      }))
      if (answer.done) setLinks(answer.links)
      setSaid(answer.done ? done : (answer.refusal?.message ?? LOST))
    })
  useEffect(() => {
    void verbs.list({ id }).then(
      (answer) => answer.done && setLinks(answer.links),
      () => {},
    )
  }, [verbs, id])
  return (
    <section className="preview-links" aria-label="预览链接">
      <h3>预览链接</h3>
      <p className="hint">给没有账号的人看：收到链接就能打开，到期、收回、下架或删除后立即失效。</p>
      <div className="preview-new">
        <label>
          有效期{' '}
          <select value={hours} onChange={(event) => setHours(Number(event.currentTarget.value))}>
            {periods.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          内容{' '}
          <select
            value={isPinned ? 'pinned' : 'newest'}
            onChange={(event) => setPinned(event.currentTarget.value === 'pinned')}
          >
            <option value="newest">始终是最新保存的</option>
            <option value="pinned">就是现在预览的这一版</option>
          </select>
        </label>
        <ActionButton
          className="btn"
          pending={pending}
          onClick={() => ask(() => verbs.make({ id, hours, isPinned, textId }), '链接已创建，可以复制。')}
        >
          创建链接
        </ActionButton>
      </div>
      <p role="status">{said}</p>
      {links && links.length > 0 ? (
        <ul>
          {links.map((link) => (
            <li key={link.id}>
              <input
                readOnly
                aria-label={`链接 ${link.id}`}
                value={link.address}
                onFocus={(event) => event.currentTarget.select()}
              />
              <small>
                {link.isPinned ? '固定一版' : '最新保存的'} · 有效至 {link.until} ·{' '}
                <bdi>{link.createdBy}</bdi> 创建
              </small>
              <button type="button" className="btn" onClick={() => void copied(link.address, setSaid)}>
                复制
              </button>
              <ActionButton
                className="btn danger"
                pending={pending}
                onClick={() => ask(() => verbs.revoke({ id, link: link.id }), '链接已收回，不能再打开。')}
              >
                收回
              </ActionButton>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

async function copied(address: string, say: (said: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(address)
    say('链接已复制。')
  } catch {
    say('浏览器不让复制，请在框里选中后复制。')
  }
}
