/** 读者须知: what this site answers for, with the ways to hold it to that. */
export function Duties() {
  return (
    <section className="duties" aria-labelledby="duties">
      <h2 id="duties">读者须知</h2>
      <dl>
        <div>
          <dt>来源</dt>
          <dd>
            每篇都写明来源与性质，转载、投稿适用<a href="/disclaimer">免责声明</a>。
          </dd>
        </div>
        <div>
          <dt>更正</dt>
          <dd>
            发布后的修改附公开的更正说明；报道有误或侵权，可以<a href="/complaints">投诉与更正</a>。
          </dd>
        </div>
        <div>
          <dt>人气</dt>
          <dd>
            只计真实阅读，不计重复刷新和程序访问，详见<a href="/about/views">人气说明</a>。
          </dd>
        </div>
      </dl>
    </section>
  )
}
