import { articlePath } from '#lib/reader-paths.ts'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

/**
 * How to complain, to ask for a correction, to object to a removal. The elements of a notice are those of article 14
 * of 信息网络传播权保护条例.
 * @param articleId the article that the reader came from
 */
export function ComplaintsPage({ site, articleId }: { site: Site; articleId: number | undefined }) {
  return (
    <Page
      site={site}
      title="侵权投诉与更正"
      description="发现侵权、失实或个人信息问题，怎样通知本站，通知里要写什么。"
      canonical="/complaints"
    >
      <article className="document">
        <h1>侵权投诉与更正</h1>
        <p className="standfirst">
          网站上的文章如有侵犯著作权、名誉权、个人信息等情形，或者内容失实，请与我们联系，我们会及时更正或下架。
        </p>
        <Contact site={site} articleId={articleId} />
        <div className="prose">
          <h2>侵权通知要写什么</h2>
          <p>依照《信息网络传播权保护条例》第十四条，通知须为书面（电子邮件即可），并包括：</p>
          <ol>
            <li>权利人的姓名（名称）、联系方式和地址；</li>
            <li>要求删除或者断开链接的作品的名称和网址（文章页的地址）；</li>
            <li>构成侵权的初步证明材料，例如作品的首次发表记录、登记证书、授权文件。</li>
          </ol>
          <p>由他人代为通知的，请附授权书。通知人对通知的真实性负责。</p>
          <h2 id="correction">申请更正</h2>
          <p>
            报道有误的，请写明文章网址、有误的原句、正确的内容和依据。核实后我们修改正文，并在文章页附上注明日期的更正说明。
          </p>
          <h2>个人信息</h2>
          <p>文章涉及您的个人信息、需要更正或删除的，请写明文章网址、涉及的内容，以及您与该信息的关系。</p>
          <h2>对下架有异议</h2>
          <p>
            文章的作者、投稿人或原发布方认为不应下架的，可以提交书面说明，写明姓名（名称）、联系方式和地址、要求恢复的文章网址，并附不构成侵权的初步证明材料（上述条例第十六条）。
          </p>
          <h2>之后</h2>
          <p>
            我们记录收到通知和每一步处理的时间，处理结果按您留下的联系方式告知。通知人的身份信息不会公开。
          </p>
        </div>
      </article>
    </Page>
  )
}

function Contact({ site, articleId }: { site: Site; articleId: number | undefined }) {
  const address = articleId === undefined ? undefined : site.url + articlePath(articleId)
  return (
    <section className="contact" aria-labelledby="contact">
      <h2 id="contact">发到哪里</h2>
      {site.contactEmail ? (
        <p>
          <a href={mailTo(site.contactEmail, articleId, address)}>{site.contactEmail}</a>
        </p>
      ) : (
        <p>本站编辑部还没有公布收件邮箱。请先按下面的要求备好材料，邮箱公布后会写在这里。</p>
      )}
      {address && (
        <p>
          涉及的文章：<span className="address">{address}</span>
        </p>
      )}
    </section>
  )
}

function mailTo(email: string, articleId: number | undefined, address: string | undefined): string {
  const subject = articleId === undefined ? '侵权投诉与更正' : `侵权投诉与更正：文章 ${articleId}`
  const lines = [
    '姓名（名称）：',
    '联系方式：',
    '地址：',
    `文章网址：${address ?? ''}`,
    '事由与要求：',
    '证明材料（请附件）：',
  ]
  const parameters = [
    `subject=${encodeURIComponent(subject)}`,
    `body=${encodeURIComponent(lines.join('\r\n\r\n'))}`,
  ]
  return `mailto:${email}?${parameters.join('&')}`
}
