import { Article, metadataOf } from '../../article.tsx'

export const dynamic = 'force-dynamic'

type Asked = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Asked) {
  return metadataOf(Number((await params).id))
}

export default async function Page({ params }: Asked) {
  return <Article id={Number((await params).id)} />
}
