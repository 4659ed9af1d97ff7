import { Article } from '../../article.tsx'

export const revalidate = 60

export const generateStaticParams = () => []

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Article id={Number((await params).id)} />
}
