import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { formatTime } from './format-time.ts'

const channelNames: Record<DeskArticle['shareVisits'][number]['channel'], string> = {
  ...{ wechat: '微信', weibo: '微博', qq: 'QQ', qzone: 'QQ 空间', xiaohongshu: '小红书', mail: '邮件' },
  ...{ poster: '海报', print: '打印稿', copy: '复制链接', device: '系统分享' },
}

/** 微信 12 · 海报 3 */
function visitsOf(all: DeskArticle['shareVisits']): string | null {
  const words = all.map(({ channel, visits }) => `${channelNames[channel]} ${visits.toLocaleString('en')}`)
  return words.join(' · ') || null
}

/** 记录: facts of an article that the system sets and nobody types, and its corrections. */
export function ArticleFacts({ article }: { article: DeskArticle }) {
  const facts: [string, string | null][] = [
    ['发布', article.publishedAt && formatTime(article.publishedAt)],
    ['最近修订', article.amendedAt && formatTime(article.amendedAt)],
    ['采集', article.collectedAt && formatTime(article.collectedAt)],
    ['责任编辑', article.responsibleEditor],
    ['声明', article.policyVersion === null ? null : `第 ${article.policyVersion} 版`],
    ['人气', article.publishedAt ? article.views.toLocaleString('en') : null],
    ['分享带来的访问', visitsOf(article.shareVisits)],
  ]
  const known = facts.filter((fact) => fact[1] !== null)
  if (known.length === 0 && article.corrections.length === 0) return null
  return (
    <section>
      <h2>记录</h2>
      <dl>
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {article.corrections.length > 0 ? (
        <>
          <h2>已公开的更正说明</h2>
          <ul className="corrections">
            {article.corrections.map(({ version, note, at, byName }) => (
              <li key={version}>
                {note}
                <small>
                  第 {version} 版 · <bdi>{byName}</bdi> · {formatTime(at)}
                </small>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
