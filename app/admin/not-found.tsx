export default function NotFound() {
  return (
    <main className="entry-page">
      <h1>没有这一页</h1>
      <p>文章或版本不存在。</p>
      <p>
        <a className="btn" href="/admin/articles">
          回到文章列表
        </a>
      </p>
    </main>
  )
}
