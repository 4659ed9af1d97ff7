import { dictionaries, replacePhrases } from './dictionary.ts'

const HAN = /\p{Script=Han}/u

/** Converts a text to traditional characters. */
export type ToTraditional = (text: string) => string

/** The conversion, once its dictionaries are loaded. */
export async function traditionalConverter(): Promise<ToTraditional> {
  const all = await dictionaries()
  return (text) => (HAN.test(text) ? all.reduce(replacePhrases, text) : text)
}
