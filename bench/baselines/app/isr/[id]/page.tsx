import { Article, metadataOf } from '../../article.tsx'

export const revalidate = 60

export const generateStaticParams = () => []

type Asked = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Asked) {
  return metadataOf(Number((await params).id))
}

export default async function Page({ params }: Asked) {
  return <Article id={Number((await params).id)} />
}
