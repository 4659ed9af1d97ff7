/** Why a body cannot be read as a form of ours: its HTTP status, and a sentence for the person. */
export class FormRefusal extends Error {
  override readonly name = 'FormRefusal'
  readonly status: 400 | 413 | 415 | 503

  constructor(status: FormRefusal['status'], sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause })
    this.status = status
  }
}

export const malformed = () => new FormRefusal(400, '提交的内容不完整，请返回上一页再试一次。')
export const tooManyFields = () => new FormRefusal(413, '提交的内容项目太多，没有收下。')
export const tooLongText = () =>
  new FormRefusal(413, '文字太长，没有收下。请返回上一页，把长文改为附件再提交。')
