import { sharePictureRoute } from '#app/(reader)/_document/share-picture-route.ts'

export const dynamic = 'force-dynamic'

export const GET = sharePictureRoute('card')
