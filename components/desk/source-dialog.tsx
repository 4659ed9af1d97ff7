'use client'

import { type FormEvent, useState, useTransition } from 'react'
import { sourceBases } from '#lib/sources/source-bases.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import { Dialog } from './dialog.tsx'
import { EvidenceField } from './evidence-field.tsx'
import { unsentRefusal } from './failed-action.ts'
import { Field, fieldProps } from './field.tsx'
import type { MediaLimits } from './media-kinds.ts'
import { DecisionRefusal } from './refusals.tsx'
import {
  type DropSource,
  type KeepSource,
  type SourceAnswer,
  type SourceEntry,
  splitNames,
} from './source-entry.ts'
import { useEvidence } from './use-evidence.ts'

type Props = {
  /** What is edited; null while the dialog is closed. */
  entry: SourceEntry | null
  /** The most megabytes of an evidence file. */
  limits: MediaLimits
  verbs: { keep: KeepSource; drop: DropSource }
  onClose: () => void
  onDone: (message: string) => void
}

/** Where a source is added, changed and taken off the list. */
export function SourceDialog({ entry, ...props }: Props) {
  return (
    <Dialog
      open={entry !== null}
      title={entry?.id === null ? '登记来源' : '修改来源'}
      onClose={props.onClose}
    >
      {entry ? <Inside key={entry.id} entry={entry} {...props} /> : null}
    </Dialog>
  )
}

function Inside({ entry, limits, verbs, onClose, onDone }: Props & { entry: SourceEntry }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const evidence = useEvidence(entry.evidence, limits)
  const [isPending, start] = useTransition()
  const errors = refusal?.fields ?? {}

  function send(act: () => Promise<SourceAnswer>) {
    if (isPending) return
    start(async () => {
      const answer = await act().catch((error: unknown): SourceAnswer => {
        return { done: false, refusal: unsentRefusal(error) }
      })
      if (answer.done) onDone(answer.message)
      else setRefusal(answer.refusal)
    })
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (evidence.isUploading) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    const names = (name: string) => splitNames(text(name))
    const evidenceId = evidence.evidence?.id ?? null
    const kept = { id: entry.id, version: entry.version, evidenceId }
    const texts = {
      name: text('name'),
      basis: text('basis'),
      note: text('note'),
      expiresOn: text('expiresOn'),
      rightsEmail: text('rightsEmail'),
    }
    send(() => verbs.keep({ ...kept, ...texts, aliases: names('aliases'), hosts: names('hosts') }))
  }

  const { id, version } = entry
  return (
    <form noValidate onSubmit={submit}>
      <Field name="name" label="名称（文章里“来源”写的名字）" error={errors.name}>
        <input {...fieldProps('name', errors.name)} defaultValue={entry.name} autoComplete="off" data-focus />
      </Field>
      <Field name="aliases" label="别名" error={errors.aliases} hint="一行一个，如报纸名、公众号名">
        <textarea
          {...fieldProps('aliases', errors.aliases)}
          rows={2}
          defaultValue={entry.aliases.join('\n')}
        />
      </Field>
      <Field
        name="hosts"
        label="网站域名"
        error={errors.hosts}
        hint="一行一个，如 news.example.cn；它下面的也算。不写则不核对网址"
      >
        <textarea {...fieldProps('hosts', errors.hosts)} rows={2} defaultValue={entry.hosts.join('\n')} />
      </Field>
      <Field name="basis" label="转载依据" error={errors.basis}>
        <select {...fieldProps('basis', errors.basis)} defaultValue={entry.basis}>
          <option value="">请选择</option>
          {Object.entries(sourceBases).map(([basis, name]) => (
            <option key={basis} value={basis}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field name="note" label="说明" error={errors.note} hint="协议编号、声明的网址">
        <textarea {...fieldProps('note', errors.note)} rows={2} defaultValue={entry.note} />
      </Field>
      <Field name="expiresOn" label="有效至" error={errors.expiresOn} hint="不填则长期有效">
        <input {...fieldProps('expiresOn', errors.expiresOn)} type="date" defaultValue={entry.expiresOn} />
      </Field>
      <Field
        name="rightsEmail"
        label="权利事务联系邮箱"
        error={errors.rightsEmail}
        hint="转载的稿件被投诉时，由系统寄信告知来源。请填单位的公务邮箱"
      >
        <input
          {...fieldProps('rightsEmail', errors.rightsEmail)}
          type="email"
          defaultValue={entry.rightsEmail}
          autoComplete="off"
        />
      </Field>
      <EvidenceField chosen={evidence} limits={limits} error={errors.evidenceId} />
      <DecisionRefusal refusal={refusal} />
      <div className="dialog-acts">
        {id !== null ? (
          <button
            type="button"
            className="btn danger"
            onClick={() => send(() => verbs.drop({ id, version }))}
          >
            移出名单
          </button>
        ) : null}
        <button type="button" className="btn" onClick={onClose}>
          取消
        </button>
        <ActionButton type="submit" className="btn primary" pending={isPending || evidence.isUploading}>
          {evidence.isUploading ? '正在上传…' : '保存'}
        </ActionButton>
      </div>
    </form>
  )
}
