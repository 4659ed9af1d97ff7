/** How a letter to a claimant ends. */
export const claimantFoot = `案件编号：{{caseNumber}}
办理进度：{{statusUrl}}
（这是您的专用网址，请妥善保存，不要转给他人。）

{{siteName}}`

/** What remains to who is not content. */
export const orSue = `如有异议，您可以向有关主管部门投诉，或者向人民法院起诉。`

/** How a letter to a contributor or a source ends. */
export const plainFoot = `案件编号：{{caseNumber}}

{{siteName}}`

/** What a letter says to whom a form named, before an editor has looked at it: anybody can type a stranger's address. */
export const ifNotYours = '您没有向本站提交过的，是别人填错了邮箱，请不要理会。'
