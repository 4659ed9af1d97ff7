import { answerView } from '#lib/web/view-request.ts'

export const dynamic = 'force-dynamic'

async function views(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerView(request, (await params).id)
}

export { views as DELETE, views as GET, views as PATCH, views as POST, views as PUT }
