/** How far the claimant of a notice is like one who is barred from it (条例 §17). Only where a contact and the right holder's name are the
 *  same is it taken for him: anybody can type another's contact, or his name. */
export type BarLikeness = 'full' | 'agent' | 'contact' | 'name'

/** What is the same, in the desk's words; never what it is. */
export const barLikenesses: Record<BarLikeness, string> = {
  full: '联系方式和权利人的姓名（名称）都相同',
  agent: '联系方式和提出通知的人相同，权利人不同',
  contact: '联系方式相同，姓名（名称）不同',
  name: '姓名（名称）相同，联系方式不同',
}
