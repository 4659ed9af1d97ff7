import { describe, expect, it } from 'vitest'
import { attachment } from '#lib/server/content-disposition.ts'

/** The name that a browser saves the file under. */
const saved = (field: string) => decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(field)?.[1] ?? '')

describe('the name of a file that is saved', () => {
  it('is the uploaded one, in UTF-8 and once more in ASCII', () => {
    expect(attachment('授旗仪式 (定稿).pdf', 'pdf')).toBe(
      `attachment; filename="____ (__).pdf"; filename*=UTF-8''%E6%8E%88%E6%97%97%E4%BB%AA%E5%BC%8F%20%28%E5%AE%9A%E7%A8%BF%29.pdf`,
    )
  })

  it.each([
    ['a name that lies about the kind', '通知.exe', '通知.exe.pdf'],
    ['writing turned around to hide the ending', '通知\u202Efdp.exe', '通知fdp.exe.pdf'],
    ['another case', '通知.PDF', '通知.pdf'],
    ['a way to another folder', '../../etc/passwd', '_.._etc_passwd.pdf'],
    ['a second header', '通知.pdf"\r\nSet-Cookie: a=b', '通知.pdf_Set-Cookie_ a=b.pdf'],
    ['a name of nothing', '', '附件.pdf'],
    ['a name of nothing but its ending', '.pdf', 'pdf.pdf'],
    ['half a character', '通知\ud83d.pdf', '通知\ufffd.pdf'],
    ['a very long one', `${'长'.repeat(300)}.pdf`, `${'长'.repeat(150)}.pdf`],
  ])('%s', (_, name, expected) => {
    const field = attachment(name, 'pdf')
    expect(saved(field)).toBe(expected)
    expect(field).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.~%!*-]+$/)
  })
})
