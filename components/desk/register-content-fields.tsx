import { type CaseKind, caseDemands, caseKinds, noticeKinds } from '#lib/cases/case-kinds.ts'
import { deskWays, noticeWays } from '#lib/cases/notice-ways.ts'
import { elementNames } from './element-names.ts'
import { Field, fieldProps } from './field.tsx'

type Errors = Readonly<Record<string, string>>
type Props = {
  errors: Errors
  kind: CaseKind
  onKind: (kind: CaseKind) => void
  files: { accept: string; most: number; mb: number; allMb: number }
  now: string
}

const COPY = '照来件抄录，不要改写。'

/** How and when a notice came, of which kind it is, and what it says. */
export function RegisterContentFields({ errors, kind, onKind, files, now }: Props) {
  const { demands, law } = caseKinds[kind]
  const named = elementNames(kind)
  return (
    <>
      <h2>来件</h2>
      <Field name="way" label="收到的方式" error={errors.way}>
        <select {...fieldProps('way', errors.way)} defaultValue="">
          <option value="">请选择</option>
          {deskWays.map((way) => (
            <option key={way} value={way}>
              {noticeWays[way]}
            </option>
          ))}
        </select>
      </Field>
      <Field
        name="receivedAt"
        label="收到的时间（北京时间）"
        error={errors.receivedAt}
        hint="本站收到来件的时间，如 2026-11-28 09:30。内容齐全的，处理时限从这时起算，不从登记时起算；缺少内容的，从补齐时起算。"
      >
        <input {...fieldProps('receivedAt', errors.receivedAt)} type="datetime-local" max={now} />
      </Field>
      <Field
        name="note"
        label="备注"
        error={errors.note}
        hint="例如挂号信编号、转来的机关和文号。只供编辑部查阅，请不要写当事人的姓名和联系方式。"
      >
        <textarea {...fieldProps('note', errors.note)} rows={2} />
      </Field>
      <Field name="kind" label="类型" error={errors.kind} hint={`依据：${law}`}>
        <select
          {...fieldProps('kind', errors.kind)}
          value={kind}
          onChange={(event) => onKind(noticeKinds.find((one) => one === event.currentTarget.value) ?? kind)}
        >
          {noticeKinds.map((one) => (
            <option key={one} value={one}>
              {caseKinds[one].name}
            </option>
          ))}
        </select>
      </Field>
      <h2>通知的内容</h2>
      <Prose name="works" label={named('作品名称', 'works')} error={errors.works} rows={2} hint={COPY} />
      <Prose
        name="statedUrls"
        label={named('涉及的网址', 'urls')}
        error={errors.statedUrls}
        rows={3}
        hint="本站文章页的网址，每行一个，最多 50 个。来件只写标题的，请查明网址填上。"
      />
      <Prose
        name="facts"
        label={named('具体内容和事实', 'facts')}
        error={errors.facts}
        rows={5}
        hint={COPY}
      />
      <Prose name="reason" label="为什么构成侵权" error={errors.reason} rows={3} />
      <Field name="demand" label="要求本站" error={errors.demand}>
        <select {...fieldProps('demand', errors.demand)}>
          {demands.map((demand) => (
            <option key={demand} value={demand}>
              {caseDemands[demand]}
            </option>
          ))}
        </select>
      </Field>
      <Prose
        name="correctText"
        label="正确的内容"
        error={errors.correctText}
        rows={2}
        hint="要求更正的才填。"
      />
      <Prose name="wanted" label="其他要求" error={errors.wanted} rows={2} />
      <h2>证明材料</h2>
      <Field
        name="files"
        label={named('文件', 'evidence')}
        error={errors.files}
        hint={`来件本身和所附的材料，书面的请扫描或者拍照；最多 ${files.most} 个，每个不超过 ${files.mb} MB，合计不超过 ${files.allMb} MB。文件加密保存，每次打开都有记录。`}
      >
        <input {...fieldProps('files', errors.files)} type="file" multiple accept={files.accept} />
      </Field>
      <Prose
        name="proof"
        label="证明材料的说明"
        error={errors.proof}
        rows={2}
        hint="材料是什么、原件存放在哪里，或者在网上哪里可以查到。"
      />
    </>
  )
}

type ProseProps = { name: string; label: string; error: string | undefined; rows: number; hint?: string }

function Prose({ rows, ...field }: ProseProps) {
  return (
    <Field {...field}>
      <textarea {...fieldProps(field.name, field.error)} rows={rows} />
    </Field>
  )
}
