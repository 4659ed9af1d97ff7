import { type CaseKind, caseDemands, caseKinds } from '#lib/cases/case-kinds.ts'
import type { FormView } from '#lib/public-forms/form-view.ts'
import { factQuestions } from './complaint-questions.ts'
import { FormChoices } from './form-choices.tsx'
import { FormFileField } from './form-file-field.tsx'
import { FormTextArea } from './form-text-area.tsx'

const SEALED = '代为通知的，另附授权书。文件加密保存，只有经授权的人员为办理本事项可以打开，到期删除。'

const evidence = {
  copyright: '构成侵权的初步证明材料，例如作品底稿、首次发表的页面、登记证书。',
  civil: '构成侵权的初步证据，例如身份证明、能够证明事实的材料或者有关文书。',
  correction: '',
} as const

type Props = { form: FormView; kind: CaseKind; address: string | undefined }

/** What a notice is about, what is wrong, what is demanded, and the evidence. */
export function ComplaintContentFields({ form, kind, address }: Props) {
  const { elements, demands, path } = caseKinds[kind]
  const has = (name: (typeof elements)[number]) => elements.includes(name)
  return (
    <>
      <h2>涉及的内容</h2>
      {has('works') && (
        <FormTextArea
          {...{ form, name: 'works', maxLength: 2_000, rows: 3, isExpected: true }}
          label="您的作品的名称"
          hint="例如：《水乡晨雾》组照三张。请写明首次发表的时间和地方；没有名称的，请描述它。"
        />
      )}
      <FormTextArea
        {...{ form, name: 'statedUrls', maxLength: 20_000, rows: 3, isExpected: true }}
        label="涉及的网址"
        hint="本站文章页的网址，每行一个，最多 50 个。"
        proposed={address ?? ''}
      />
      <FormTextArea
        {...{ form, name: 'facts', maxLength: 10_000, isExpected: has('facts') }}
        {...factQuestions[kind]}
      />
      {path !== 'content' && (
        <FormTextArea
          {...{ form, name: 'reason', maxLength: 10_000, rows: 4 }}
          label="为什么构成侵权"
          hint={
            path === 'copyright'
              ? '例如：没有取得许可，也没有法律规定可以不经许可使用的情形。'
              : '例如：侵害了什么权益，依据哪一条法律规定，造成了什么后果。'
          }
        />
      )}
      <h2>您的要求</h2>
      <FormChoices
        {...{ form, name: 'demand', isExpected: true }}
        label="要求本站"
        options={demands.map((demand) => ({ value: demand, label: caseDemands[demand] }))}
        proposed={demands[0] ?? 'delete'}
      />
      {demands.includes('correct') && (
        <FormTextArea
          {...{ form, name: 'correctText', maxLength: 5_000, rows: 3 }}
          label="正确的内容"
          hint="要求更正的，请写明应当怎样写。"
        />
      )}
      <FormTextArea
        {...{ form, name: 'wanted', maxLength: 2_000, rows: 2 }}
        label="其他要求"
        hint="对要求的补充，例如只删除其中一张图片。"
      />
      <h2>证明材料</h2>
      <FormFileField
        {...{ form, name: 'files', isExpected: has('evidence') }}
        label="文件"
        hint={path === 'content' ? '截图等，可以不附。' : `${evidence[path]}${SEALED}`}
      />
      <FormTextArea
        {...{ form, name: 'proof', maxLength: 5_000, rows: 2 }}
        label="在网上可以查到的证明"
        hint="例如首次发表的网址。有它时，可以不附文件。"
      />
    </>
  )
}
