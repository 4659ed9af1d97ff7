import { each } from './each.ts'
import type { FormWord } from './form-script-words.ts'

/** What scripts say in a form. It stands in the page, so that a page in traditional characters has it in those. */
const words: Record<FormWord, string> = {
  title: '没有提交成功',
  mend: '请修改下面几项，再提交一次。',
  missing: '请填写“{}”',
  either: '请至少填写“{}”和“{}”中的一项',
  unchosen: '请选择“{}”',
  unconfirmed: '请勾选确认后再提交',
  wrong: '“{}”的格式不对',
  long: '“{}”超出了 {} 字',
  left: '还可以写 {} 字',
  over: '超出 {} 字',
  working: '正在核对浏览器，请稍候…',
  sending: '正在提交…',
  sent: '已上传 {}%…',
  offline: '网络没有连上，没有提交成功。您写的内容都还在，请再提交一次；重复提交只算一次。',
  failed: '没有提交成功，请稍后再试。您写的内容都还在。',
  kept: '写的内容自动存在这台设备上，不含联系方式和文件；提交成功后删除。',
  restored: '已恢复这台设备上存于 {} 的草稿，请核对；联系方式和文件没有保存。',
  forget: '删除草稿',
  forgotten: '草稿已删除。',
  choose: '选择文件，或拖到这里',
  chosen: '已选 {} 个文件，共 {}',
  remove: '移除',
  removeFile: '移除“{}”',
  large: '“{}”太大，每个文件最大 {}，没有加上',
  many: '最多 {} 个文件，多出的没有加上',
  all: '文件合计最大 {}，多出的没有加上',
}

export function FormWords() {
  return (
    <div className="form-words" hidden>
      {each(Object.entries(words), ([name, text]) => (
        <span data-word={name}>{text}</span>
      ))}
    </div>
  )
}
