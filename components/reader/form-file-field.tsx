import { fileSize } from '#lib/text/file-size.ts'
import { controlProps, type FieldProps, FormField } from './form-field.tsx'

/** Files, several at once. Scripts list them, with a button each to take one out again. */
export function FormFileField({ hint, ...field }: Omit<FieldProps, 'isPrivate'>) {
  const { form, name } = field
  if (form.files === null) throw new Error(`the form ${form.purpose} takes no files`)
  const { accept, most, fileBytes, bytes } = form.files
  const lost = form.lostFiles[name] ?? []
  const limits = `最多 ${most} 个文件，每个最大 ${fileSize(fileBytes)}，合计最大 ${fileSize(bytes)}。`
  const notes = (
    <>
      {hint}
      {limits}
      {lost.length > 0 && (
        <strong className="lost">
          浏览器不会保留已选的文件，请重新选择。原来选的是
          {lost.map((one) => `“${one.slice(0, 60)}”`).join('、')}。
        </strong>
      )}
    </>
  )
  return (
    <FormField {...field} hint={notes}>
      <input
        {...controlProps({ ...field, hint: notes })}
        type="file"
        multiple
        accept={accept}
        data-most={most}
        data-most-bytes={fileBytes}
        data-most-all={bytes}
      />
    </FormField>
  )
}
