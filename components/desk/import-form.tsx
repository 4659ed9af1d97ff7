'use client'

import { useActionState, useEffect, useRef } from 'react'
import { originNames } from '#lib/articles/origin.ts'
import { acceptedFiles } from '#lib/imports/runs/file-kinds.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { Field, fieldProps } from './field.tsx'
import { type ImportFile, useImportFiles } from './use-import-files.ts'

/** What became of a new import that was not started, and the addresses that were typed. */
export type ImportFormState = { refusal: Refusal; addresses: string } | null

type City = { id: number; name: string; columns: { id: number; name: string }[] }

type Props = {
  start: (before: ImportFormState, form: FormData) => Promise<ImportFormState>
  cities: readonly City[]
}

/** A new import: addresses, or files, and where their articles belong. That of addresses works without JavaScript, too. */
export function ImportForm({ start, cities }: Props) {
  const [state, submit, pending] = useActionState(start, null)
  const { files, choose, remove, isUploading } = useImportFiles()
  const form = useRef<HTMLFormElement>(null)
  const errors = state?.refusal.fields ?? {}
  useEffect(() => {
    if (state) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [state])
  const uploaded = files.flatMap(({ name, upload }) => (upload === null ? [] : [{ name, upload }]))
  return (
    <form ref={form} action={submit} className="import-form" noValidate>
      {state ? (
        <p className="notice bad" role="alert">
          {state.refusal.message}
        </p>
      ) : null}
      <div className="import-sources">
        <fieldset>
          <legend>网址</legend>
          <Field name="addresses" label="每行一个网址" error={errors.addresses}>
            <textarea
              {...fieldProps('addresses', errors.addresses)}
              rows={6}
              placeholder="https://"
              defaultValue={state?.addresses}
              spellCheck={false}
            />
          </Field>
          <button type="submit" className="btn" name="from" value="addresses" aria-disabled={pending}>
            导入网址
          </button>
        </fieldset>
        <fieldset>
          <legend>文件</legend>
          <FileBox error={errors.files} choose={choose} />
          <ul className="import-files">
            {files.map((file) => (
              <FileLine key={file.key} file={file} remove={() => remove(file.key)} />
            ))}
          </ul>
          <input type="hidden" name="files" value={JSON.stringify(uploaded)} />
          <button
            type="submit"
            className="btn"
            name="from"
            value="files"
            aria-disabled={pending || isUploading}
            onClick={(event) => isUploading && event.preventDefault()}
          >
            {isUploading ? '正在上传…' : '导入文件'}
          </button>
          <noscript>
            <p className="field-hint">上传文件需要浏览器开启 JavaScript；也可以用命令行导入。</p>
          </noscript>
        </fieldset>
      </div>
      <Defaults cities={cities} errors={errors} />
    </form>
  )
}

function FileBox({ error, choose }: { error: string | undefined; choose: (files: Iterable<File>) => void }) {
  return (
    <Field
      name="file"
      label="选择或拖入文件"
      error={error}
      hint="CSV、JSONL、网页或网页的 zip、WordPress（.xml）、Ghost（.json）、Word（.docx）"
    >
      <input
        id="field-file"
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : 'error-file'}
        type="file"
        multiple
        accept={acceptedFiles}
        onChange={({ currentTarget }) => {
          choose([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </Field>
  )
}

function FileLine({ file, remove }: { file: ImportFile; remove: () => void }) {
  const { name, part, upload, failure } = file
  return (
    <li>
      <bdi>{name}</bdi>
      <span role="status">{failure ?? (upload === null ? `已传 ${Math.floor(part * 100)}%` : '已上传')}</span>
      <button type="button" className="btn small" onClick={remove} aria-label={`移除 ${name}`}>
        移除
      </button>
    </li>
  )
}

function Defaults({ cities, errors }: { cities: readonly City[]; errors: Readonly<Record<string, string>> }) {
  return (
    <fieldset className="import-defaults">
      <legend>文章自己没有写明时</legend>
      <Field name="cityId" label="城市" error={errors.cityId}>
        <select
          {...fieldProps('cityId', errors.cityId)}
          defaultValue={cities.length === 1 ? cities[0]?.id : ''}
        >
          {cities.length === 1 ? null : <option value="">请选择</option>}
          {cities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field name="columnId" label="栏目" error={errors.columnId}>
        <select {...fieldProps('columnId', errors.columnId)} defaultValue="">
          <option value="">不归栏目</option>
          {cities.map(({ id, name, columns }) =>
            columns.length === 0 ? null : (
              <optgroup key={id} label={name}>
                {columns.map((column) => (
                  <option key={column.id} value={column.id}>
                    {column.name}
                  </option>
                ))}
              </optgroup>
            ),
          )}
        </select>
      </Field>
      <Field name="origin" label="类型" error={errors.origin}>
        <select {...fieldProps('origin', errors.origin)} defaultValue="repost">
          {Object.entries(originNames).map(([origin, name]) => (
            <option key={origin} value={origin}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <label className="import-trial">
        <input type="checkbox" name="isTrial" value="yes" /> 只试一遍，先不存草稿
      </label>
    </fieldset>
  )
}
