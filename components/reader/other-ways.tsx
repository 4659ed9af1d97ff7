import { articlePath } from '#lib/reader-paths.ts'
import type { Site } from './site.ts'

type Props = { site: Site; articleId: number | undefined }

/** The ways to complain beside the form: mail, telephone, post, as far as the site has them. */
export function OtherWays({ site, articleId }: Props) {
  const { contactEmail, imprint } = site
  const { phone, address } = imprint
  return (
    <section className="contact" aria-labelledby="contact">
      <h2 id="contact">其他方式</h2>
      {contactEmail || phone || address ? (
        <dl className="meta">
          {contactEmail && (
            <div>
              <dt>邮箱</dt>
              <dd>
                <a href={mailTo(site, contactEmail, articleId)}>{contactEmail}</a>
              </dd>
            </div>
          )}
          {phone && (
            <div>
              <dt>电话</dt>
              <dd>
                <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
              </dd>
            </div>
          )}
          {address && (
            <div>
              <dt>信函</dt>
              <dd>{address}</dd>
            </div>
          )}
        </dl>
      ) : (
        <p>本站还没有公布邮箱和电话，请在网上填写。</p>
      )}
    </section>
  )
}

function mailTo(site: Site, email: string, articleId: number | undefined): string {
  const subject = articleId === undefined ? '侵权投诉与更正' : `侵权投诉与更正：文章 ${articleId}`
  const lines = [
    ...['姓名（名称）：', '联系方式：', '地址：', '作品名称：'],
    `文章网址：${articleId === undefined ? '' : site.url + articlePath(articleId)}`,
    ...['事由与要求：', '证明材料（请附件）：', '本人声明以上内容真实，并承担相应的法律责任。'],
  ]
  const parameters = [
    `subject=${encodeURIComponent(subject)}`,
    `body=${encodeURIComponent(lines.join('\r\n\r\n'))}`,
  ]
  return `mailto:${email}?${parameters.join('&')}`
}
