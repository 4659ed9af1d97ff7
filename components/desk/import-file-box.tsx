import { acceptedFiles } from '#lib/imports/runs/file-kinds.ts'
import { ActionButton } from './action-button.tsx'
import { Field } from './field.tsx'
import type { ImportFile, useImportFiles } from './use-import-files.ts'

type Props = { chosen: ReturnType<typeof useImportFiles>; error: string | undefined; pending: boolean }

/** The files of a new import; each is uploaded as soon as it is chosen. */
export function ImportFileBox({ chosen: { files, choose, remove, isUploading }, error, pending }: Props) {
  const uploaded = files.flatMap(({ name, upload }) => (upload === null ? [] : [{ name, upload }]))
  return (
    <fieldset>
      <legend>文件</legend>
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
      <noscript>
        <p className="field-hint">上传文件需要浏览器开启 JavaScript；也可以用命令行导入。</p>
      </noscript>
      <ul className="import-files">
        {files.map((file) => (
          <FileLine key={file.key} file={file} remove={() => remove(file.key)} />
        ))}
      </ul>
      <input type="hidden" name="files" value={JSON.stringify(uploaded)} />
      <ActionButton type="submit" className="btn" name="from" value="files" pending={pending || isUploading}>
        {isUploading ? '正在上传…' : '导入文件'}
      </ActionButton>
    </fieldset>
  )
}

function FileLine({ file, remove }: { file: ImportFile; remove: () => void }) {
  const { name, part, upload, failure } = file
  const isOver = upload !== null || failure !== null
  return (
    <li>
      <bdi>{name}</bdi>
      <span>
        {isOver ? null : `已传 ${Math.floor(part * 100)}%`}
        {/* Spoken of once, when it is over. */}
        <span role="status">{isOver ? (failure ?? '已上传') : ''}</span>
      </span>
      <button type="button" className="btn small" onClick={remove} aria-label={`移除 ${name}`}>
        移除
      </button>
    </li>
  )
}
