import { readFile } from 'node:fs/promises'
import { config } from '../config.ts'
import { runPictureTask } from '../media/pictures/run-picture-task.ts'
import { type iconSizes, tabSizes } from '../media/share-pictures/icon-drawing.ts'
import { inWorkFolder } from '../media/work-folder.ts'
import { processSingleton } from '../process-singleton.ts'
import { icoFile } from './ico-file.ts'

type Icons = ReadonlyMap<number, Buffer<ArrayBuffer>>

/** The site's icon of this width as a PNG file. */
export async function siteIcon(size: (typeof iconSizes)[number]): Promise<Buffer<ArrayBuffer>> {
  const icon = (await siteIcons()).get(size)
  if (!icon) throw new Error(`no icon of ${size} pixels was drawn`)
  return icon
}

/** The icon of tabs in all its widths, as an ICO file. */
export async function favicon(): Promise<Buffer<ArrayBuffer>> {
  return icoFile(await Promise.all(tabSizes.map(async (width) => ({ width, png: await siteIcon(width) }))))
}

/** After a failure it is tried again, and not for each who asks: browsers ask with every page. */
const RETRY_AFTER_MS = 60_000

/** Drawn once a process. */
function siteIcons(): Promise<Icons> {
  const cell = processSingleton('site-icons', () => ({ icons: undefined as Promise<Icons> | undefined }))
  cell.icons ??= drawnIcons().catch((error) => {
    setTimeout(() => {
      cell.icons = undefined
    }, RETRY_AFTER_MS).unref()
    throw error
  })
  return cell.icons
}

function drawnIcons(): Promise<Icons> {
  const { siteName, siteUrl } = config()
  const drawing = { siteName, host: new URL(siteUrl).host }
  return inWorkFolder(async (into) => {
    const placed = await runPictureTask({ kind: 'icons', drawing, into })
    return new Map(
      await Promise.all(placed.map(async ({ path, width }) => [width, await readFile(path)] as const)),
    )
  })
}
