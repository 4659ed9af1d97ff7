import { z } from 'zod'

/** What no database and no page can keep: control characters but tab and line feed, and half a character. */
const unkeepable = /[^\P{Cc}\t\n]|\p{Cs}/u

/** Whether a text can be stored and printed as it is. */
export function isKeepable(text: string): boolean {
  return !unkeepable.test(text)
}

/** A text of several lines that a person writes. */
export function prose(most: number, name: string) {
  return z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(most, `${name}最多 ${most} 字`)
        .refine(isKeepable, `${name}里有无法保存的字符，请删去后重新输入`),
    )
}

/** The same of one line. */
export function line(most: number, name: string) {
  return z
    .string()
    .transform((text) => text.trim())
    .pipe(
      z
        .string()
        .max(most, `${name}最多 ${most} 字`)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u, `${name}不能换行或含控制字符`),
    )
}
