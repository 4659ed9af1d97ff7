import type { ActField } from './case-act-fields.ts'

/** How a case that ends with a correction can end for one of its articles. */
export type ArticleEndChoice = {
  /** The field's name. */
  name: string
  title: string
  /** Whether the case keeps it from readers. */
  isHeld: boolean
  /** The last one leaves it uncorrected. */
  options: { value: string; label: string }[]
  initial: string
}

/** The question how each article of a case ends. */
export function correctionFields(choices: readonly ArticleEndChoice[]): ActField[] {
  return choices.map(({ name, title, isHeld, options, initial }) => ({
    ...({ name, kind: 'one', label: `《${title}》`, options, initial } as const),
    ...(options.length === 1 && {
      hint: isHeld
        ? '还没有写好修改稿。要更正的，请先点文章旁的“更正后恢复”，写好修改稿和更正说明，再回到这里。'
        : '收到通知以后还没有更正。要更正的，请先打开文章，提交修订并写更正说明，再回到这里。',
    }),
  }))
}
