import { type LeftOut, leftOutNames } from './left-out.ts'

/** What was brought along, and what was not. */
export type TidyReport = {
  /** Characters to be read, spaces aside. */
  characters: number
  pictures: number
  leftOut: ReadonlyMap<LeftOut, number>
}

/** “1 个视频、2 个附件链接里的文件”; empty where nothing was left out. */
export function leftOutWords(leftOut: TidyReport['leftOut']): string {
  const kinds = Object.keys(leftOutNames) as LeftOut[]
  return kinds
    .flatMap((kind) => {
      const count = leftOut.get(kind) ?? 0
      return count > 0 ? [`${count.toLocaleString('en')} ${leftOutNames[kind]}`] : []
    })
    .join('、')
}
