import type { Shape } from '../media/share-pictures/share-drawing.ts'
import { articlePath } from '../reader-paths.ts'

/** The path of an article's share picture. Networks keep what they fetched by its address: after an amendment it is another
 *  one. */
export function sharePicturePath({ id, changedAt }: { id: number; changedAt: Date }, shape: Shape): string {
  return `${articlePath(id)}/${shape}.jpg?v=${Math.floor(changedAt.getTime() / 1_000).toString(36)}`
}
