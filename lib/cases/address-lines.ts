import { z } from 'zod'
import { isBlank } from '../text/visible.ts'
import { completeAddress, isWebAddress } from '../text/web-address.ts'

/** So much of a line is said again, so that it is found. */
const LONGEST = 20

/** The lines of a field for addresses, each one of the web, of whatever site, or blank: a line that an editor copies and that is none would
 *  be kept from sight, as no article is found by it. */
export const addressLines = z.array(z.string()).superRefine((lines, context) => {
  const strange = lines.flatMap((line, index) =>
    isBlank(line) || isWebAddress(completeAddress(line)) ? [] : [`第 ${index + 1} 行“${shortened(line)}”`],
  )
  if (strange.length === 0) return
  const message = `${strange.join('、')}不是网址；来件没有写网址的，请把原话写进“具体内容和事实”`
  context.addIssue({ code: 'custom', message })
})

function shortened(line: string): string {
  const characters = [...line.trim()]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('')
}
