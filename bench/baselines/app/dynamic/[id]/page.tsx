import { Article } from '../../article.tsx'

export const dynamic = 'force-dynamic'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Article id={Number((await params).id)} />
}
