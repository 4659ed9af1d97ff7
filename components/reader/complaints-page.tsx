import { caseKinds, noticeKinds } from '#lib/cases/case-kinds.ts'
import {
  articlePath,
  COMPLAINTS,
  complaintFormPath,
  correctionFormPath,
  NOTICES,
  TRANSPARENCY,
} from '#lib/reader-paths.ts'
import { CaseHead } from './case-head.tsx'
import { each } from './each.ts'
import { OtherWays } from './other-ways.tsx'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

type Props = {
  site: Site
  /** The article that the reader came from. */
  articleId: number | undefined
}

/** 投诉与更正: what can be complained about, each with its form, and in plain words what the law asks of a notice. */
export function ComplaintsPage({ site, articleId }: Props) {
  return (
    <Page
      site={site}
      title="侵权投诉与更正"
      description="发现侵权、失实、个人信息或者违法信息问题，在这里向本站提出，凭编号查看处理的每一步。"
      canonical={COMPLAINTS}
      head={<CaseHead />}
    >
      <article className="document complaints">
        <h1>侵权投诉与更正</h1>
        <p className="standfirst">
          网站上的内容侵犯了您的权益，或者有差错、有违法信息，请告诉我们。不必注册，提交后凭查询网址可以看到处理的每一步。
        </p>
        {articleId !== undefined && (
          <p className="about">
            涉及的文章：<span className="address">{site.url + articlePath(articleId)}</span>
          </p>
        )}
        <section aria-labelledby="correction">
          <h2 id="correction">文章里有差错</h2>
          <a className="choice" href={correctionFormPath(articleId)}>
            <strong>{caseKinds.correction.name}</strong>
            <span>{caseKinds.correction.explanation}，不必留下姓名。核实后更正，并公开说明</span>
          </a>
        </section>
        <section aria-labelledby="complain">
          <h2 id="complain">您或您代表的人、单位的权益受到侵害，或者内容违法</h2>
          <ul className="choices-of-kind">
            {each(noticeKinds, (kind) => (
              <li>
                <a className="choice" href={complaintFormPath(kind, articleId)}>
                  <strong>{caseKinds[kind].name}</strong>
                  <span>{caseKinds[kind].explanation}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
        <OtherWays site={site} articleId={articleId} />
        <WhatTheLawSays />
      </article>
    </Page>
  )
}

function WhatTheLawSays() {
  return (
    <div className="prose">
      <h2>侵权通知要写什么</h2>
      <p>依照《信息网络传播权保护条例》第十四条，通知须为书面（在本站填写或者发送电子邮件均可），并包括：</p>
      <ol>
        <li>权利人的姓名（名称）、联系方式和地址；</li>
        <li>要求删除或者断开链接的作品的名称和网址（文章页的地址）；</li>
        <li>构成侵权的初步证明材料，例如作品的首次发表记录、登记证书、授权文件。</li>
      </ol>
      <p>
        由他人代为通知的，请附授权书。通知人对通知的真实性负责。名誉、隐私等其他权益受到侵害的，依照《民法典》第一千一百九十五条，通知应当包括构成侵权的初步证据和您的真实身份信息。
      </p>
      <p>缺少其中某一项，我们不会因此拒收：通知照样登记，由我们逐项写明还缺什么，您在查询网页上补充。</p>
      <h2>申请更正</h2>
      <p>
        报道有误的，请写明有误的原句、正确的内容和依据。核实后我们修改正文，在文章页附上注明日期的更正说明，并在您的查询网页上答复。报道的内容失实、侵害名誉权的，依照《民法典》第一千零二十八条，您有权要求及时更正或者删除。
      </p>
      <h2>个人信息</h2>
      <p>
        文章涉及您的个人信息、需要更正或删除的（《民法典》第一千零三十七条），请写明涉及的内容，以及您与该信息的关系。
      </p>
      <h2>违法和不良信息</h2>
      <p>
        依照《网络信息内容生态治理规定》，任何人都可以向本站举报，可以不留姓名。处理结果写在您的查询网页上；留下联系方式的，同时另行告知。您也可以向中央网信办违法和不良信息举报中心举报，电话
        12377。
      </p>
      <h2>对下架有异议</h2>
      <p>
        投稿人收到本站转送的通知后，可以通过通知里的链接提交书面说明（反通知），写明姓名（名称）、联系方式和地址、要求恢复的作品名称和网址，并附不构成侵权的初步证明材料（上述条例第十六条）。著作权方面的反通知符合规定的，本站立即恢复，并转送通知人（第十七条）；其他权益的，本站转送通知人并告知其可以投诉或者起诉，合理期限内没有收到其已经投诉或者起诉的通知的，予以恢复（《民法典》第一千一百九十六条）。原作者、原发布方有异议的，请选择“其他权益”提出。
      </p>
      <h2>之后</h2>
      <p>
        我们记录收到通知和每一步处理的时间。通知人的身份信息和证明材料加密保存，只有经授权的人员为办理本事项可以查看，每次查看都有记录，到期删除；除依照规定转送投稿人的部分以外，不会公开。著作权方面的通知，因投稿人的联系方式不明而无法转送的，依照条例第十五条在
        <a href={NOTICES}>通知公告</a>
        公告通知的内容，不含双方的身份信息；其他方面的通知不予公告。收到的通知各有多少、怎样处理、用了多久，见
        <a href={TRANSPARENCY}>权利通知的处理情况</a>。
      </p>
    </div>
  )
}
