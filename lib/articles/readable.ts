import { z } from 'zod'
import { isKeepable } from './keepable.ts'

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
