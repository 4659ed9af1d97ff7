import { z } from 'zod'
import { isStorable } from './storable.ts'
import { isBlank, visibleLine, visibleName, withoutInvisible } from './visible.ts'

// Schemas of text fields, for every form, command and import. They remove invisible characters, refuse characters that
// cannot be stored, and turn a blank text into an empty one.

const oneLine = /^[^\n\u2028\u2029]*$/

/** A text of several lines, at most `most` UTF-16 code units; line ends become LF. */
export function prose(most: number, name: string) {
  return z
    .string()
    .transform((text) => text.replace(/\r\n?|[\u2028\u2029]/g, '\n'))
    .pipe(z.string().refine(isStorable, `${name}里有无法保存的字符，请删去后重新输入`))
    .transform((text) => emptied(withoutInvisible(text)))
    .pipe(z.string().max(most, `${name}最多 ${most} 字`))
}

/** A text of one line, such as a headline. */
export function line(most: number, name: string) {
  return shortText(most, name, visibleLine)
}

/** A name of a person, an office, a place. Two names that look the same become the same text. */
export function name(most: number, name: string) {
  return shortText(most, name, visibleName)
}

/** A name that is required. */
export function requiredName(most: number, label: string) {
  return name(most, label).pipe(z.string().min(1, `请填写${label}`))
}

/** An e-mail address, or nothing. */
export function email() {
  return line(254, '电子邮箱').refine(
    (text) => text === '' || z.email().safeParse(text).success,
    '请填写完整的电子邮箱，如 name@example.cn',
  )
}

/** A name for use in a URL: `lecong`, `city-news`. */
export function slug() {
  return z
    .string('请填写地址名')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '只能用小写字母、数字和连字符')
    .max(40, '最多 40 个字符')
}

function shortText(most: number, name: string, visible: (text: string) => string) {
  return z
    .string(`请填写${name}`)
    .refine((text) => isStorable(text) && oneLine.test(text.trim()), `${name}不能换行或含控制字符`)
    .transform((text) => emptied(visible(text)))
    .pipe(z.string().max(most, `${name}最多 ${most} 字`))
}

const emptied = (text: string) => (isBlank(text) ? '' : text.trim())

/** An optional field: null where it is empty or missing. */
export function optional<T extends z.ZodType<string>>(field: T) {
  return field
    .transform((value) => value || null)
    .nullable()
    .default(null)
}
