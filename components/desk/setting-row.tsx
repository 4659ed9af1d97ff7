'use client'

import { useId, useState } from 'react'
import { settingText } from '#lib/settings/setting-value.ts'
import { type SettingKey, settingRow } from '#lib/settings/settings-table.ts'
import { policyDue } from '#lib/settings/stated-in-policies.ts'
import { ActionButton } from './action-button.tsx'
import type { CaseAnswer } from './case-answer.ts'
import { DecisionRefusal } from './refusals.tsx'
import { useCaseVerb } from './use-case-verb.ts'

export type SettingVerb = (change: {
  key: SettingKey
  value: string
  version: number
  why: string
}) => Promise<CaseAnswer>

export type SettingShown = {
  key: SettingKey
  value: number | boolean
  version: number
  /** Who changed it last, when and why, in words; null while nobody has. */
  changed: string | null
}

/** A setting with its legal source, who changed it and why, and, for who may, the way to change it. */
export function SettingRow({ setting, change }: { setting: SettingShown; change: SettingVerb | null }) {
  const { key, value, changed } = setting
  const { name, explanation, law, default: original } = settingRow(key)
  return (
    <tr id={key}>
      <th scope="row" className="t">
        {name}
        <small className="setting-explanation">
          {explanation}
          {policyDue(key)}
        </small>
      </th>
      <td className="setting-law">{law || '本站自定'}</td>
      <td>
        <b>{settingText(key, value)}</b>
        {value === original ? null : (
          <small className="setting-explanation">默认 {settingText(key, original)}</small>
        )}
      </td>
      <td className="setting-changed">{changed ?? '没有改过'}</td>
      <td>{change ? <ChangeForm setting={setting} change={change} /> : null}</td>
    </tr>
  )
}

function ChangeForm({ setting, change }: { setting: SettingShown; change: SettingVerb }) {
  const { key, value: now, version } = setting
  const row = settingRow(key)
  const [value, setValue] = useState(String(now))
  const [why, setWhy] = useState('')
  const [isOpen, setOpen] = useState(false)
  const field = useId()
  const { answer, pending, press } = useCaseVerb(change, () => {
    setOpen(false)
    setWhy('')
  })
  const refusal = answer?.done === false ? answer.refusal : null
  const own = {
    id: `${field}-value`,
    value,
    'aria-invalid': refusal?.fields.value !== undefined,
    'aria-describedby': refusal ? `${field}-refusal` : undefined,
  }
  return (
    <details className="setting-change" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="btn small" aria-label={`修改“${row.name}”`}>
        修改
      </summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          press({ key, value, version, why })
        }}
      >
        <label htmlFor={`${field}-value`}>
          改为{row.kind === 'number' ? `（${row.min} 至 ${row.max} ${row.unit}）` : ''}
        </label>
        {row.kind === 'number' ? (
          <input
            {...own}
            type="number"
            min={row.min}
            max={row.max}
            onChange={(e) => setValue(e.currentTarget.value)}
          />
        ) : (
          <select {...own} onChange={(event) => setValue(event.currentTarget.value)}>
            <option value="true">是</option>
            <option value="false">否</option>
          </select>
        )}
        <label htmlFor={`${field}-why`}>理由</label>
        <input
          id={`${field}-why`}
          value={why}
          maxLength={500}
          aria-invalid={refusal?.fields.why !== undefined}
          aria-describedby={refusal ? `${field}-refusal` : undefined}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <div id={`${field}-refusal`}>
          <DecisionRefusal refusal={refusal && { ...refusal, message: sentenceOf(refusal) }} />
        </div>
        <ActionButton type="submit" className="btn primary" pending={pending}>
          保存
        </ActionButton>
      </form>
    </details>
  )
}

/** The sentences of its fields, where it has any: there are but two. */
function sentenceOf({
  message,
  fields,
}: {
  message: string
  fields: Readonly<Record<string, string>>
}): string {
  const told = Object.values(fields)
  return told.length > 0 ? `${told.join('；')}。` : message
}
