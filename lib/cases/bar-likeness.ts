/** How far the claimant of a notice is like one who is barred from it (条例 §17). It is taken for him only where a contact and the right
 *  holder's name are the same, and an editor knew that the barred notice was his own: anybody can type another's name and contact, and
 *  have her barred by it. */
export type BarLikeness = 'full' | 'unconfirmed' | 'agent' | 'contact' | 'name'

/** What is the same, in the desk's words; never what it is. */
export const barLikenesses: Record<BarLikeness, string> = {
  full: '联系方式和权利人的姓名（名称）都相同',
  unconfirmed:
    '联系方式和权利人的姓名（名称）都相同；那份通知是在网上提交的，没有核实过是否本人提出，可能有人冒用其姓名和联系方式',
  agent: '联系方式和提出通知的人相同，权利人不同',
  contact: '联系方式相同，姓名（名称）不同',
  name: '姓名（名称）相同，联系方式不同',
}
