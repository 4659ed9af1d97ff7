import type { FormPurpose } from '#lib/public-forms/form-purposes.ts'
import type { FormView } from '#lib/public-forms/form-view.ts'

/** A form as its page shows it the first time. */
export function aFormView(purpose: FormPurpose, changes: Partial<FormView> = {}): FormView {
  return {
    ...{ purpose, action: '/here' },
    guards: { token: 'token', question: '一年有几个月？', solution: '', answer: '' },
    files: { accept: 'image/png', most: 12, fileBytes: 20_971_520, bytes: 62_914_560 },
    ...{ typed: {}, lostFiles: {}, refused: null },
    ...changes,
  }
}
