import { readSite } from '#app/(reader)/_document/read-site.ts'
import { CityPage } from '#components/reader/city-page.tsx'
import { FrontPage } from '#components/reader/front-page.tsx'
import { permit } from '#lib/editors/permissions.ts'
import { DomainError } from '#lib/errors.ts'
import { readElsewhere } from '#lib/front/read-elsewhere.ts'
import { readFront } from '#lib/front/read-front.ts'
import { typedSlotsSchema } from '#lib/front/slot-schema.ts'
import { slotTimeSchema } from '#lib/front/slot-times.ts'
import { editorOf } from '#lib/web/request-editor.ts'
import { previewResponse } from '../_document/preview-response.ts'
import { answerPreview, themeOf } from '../_document/preview-route.ts'

export const dynamic = 'force-dynamic'

/** The desk's preview of the front page or a city's, as it would be with other slots (`?slots=`, JSON), now or at a moment
 *  (`?at=`, a minute in Shanghai), for the frame of whoever is signed in. */
export function GET(request: Request) {
  return answerPreview(true, async () => {
    permit(await editorOf(request), 'front.arrange')
    const asked = new URL(request.url).searchParams
    const site = await readSite()
    const slug = asked.get('city')
    const city = slug === null ? null : site.cities.find((one) => one.slug === slug)
    const slots = slotsOf(asked.get('slots') ?? '[]')
    const at = slotTimeSchema.safeParse(asked.get('at') ?? '')
    if (city === undefined || slots === null || !at.success)
      throw new DomainError('not-found', '没有这一页可以预览。')
    const now = at.data ?? site.now
    const front = await readFront({
      cityId: city?.id ?? null,
      columnIds: (city?.columns ?? site.columns).map(({ id }) => id),
      now,
      slots,
    })
    const preview = { theme: themeOf(request.url), mark: null }
    const props = { site: { ...site, now }, front, preview }
    const markup = city ? (
      <CityPage {...props} city={city} elsewhere={await readElsewhere(front)} />
    ) : (
      <FrontPage {...props} />
    )
    return previewResponse({ markup, isFramed: true })
  })
}

function slotsOf(text: string) {
  try {
    return typedSlotsSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
