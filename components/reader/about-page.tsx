import type { ReactNode } from 'react'
import { POLICIES, policyKindNames, policyKinds, policyPath } from '#lib/policies/policy-kinds.ts'
import { TRANSPARENCY } from '#lib/reader-paths.ts'
import { each } from './each.ts'
import { Registrations } from './footer.tsx'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

/** Who this site is, who answers for it, and how to reach them. */
export function AboutPage({ site }: { site: Site }) {
  return (
    <Page
      site={site}
      title="关于本站"
      description={`${site.name}由谁负责、怎样联系、稿件从哪里来。`}
      canonical="/about"
    >
      <article className="document">
        <h1>关于{site.name}</h1>
        <p className="standfirst">
          {site.name}汇集{placesOf(site)}
          公开发表的报道、来稿和本站原创，每一篇都写明从哪里来、由谁写、何时发布。
        </p>
        <div className="prose">
          <h2>我们怎样发布</h2>
          <ul>
            <li>转载的文章注明来源，知道原文地址的附上链接，并适用发布时的免责声明；</li>
            <li>发布以后的修改，凡读者看得出来的，都附有日期和说明；</li>
            <li>应当撤下的文章立即下架，原处说明原因，不留下打不开的空页；</li>
            <li>人气只计真实的阅读，算法公开。</li>
          </ul>
          <h2>
            <a href={POLICIES}>声明与规则</a>
          </h2>
          <ul>
            {each(policyKindNames, (kind) => (
              <li>
                <a href={policyPath(kind)}>{policyKinds[kind].name}</a>
              </li>
            ))}
          </ul>
        </div>
        <p>
          您也可以写：不用注册，<a href="/contribute">在这里投稿</a>，提交后凭查询网址看到每一步。
        </p>
        <Operator site={site} />
        <Contact site={site} />
        <p>
          发现侵权、失实或个人信息问题，请看<a href="/complaints">侵权投诉与更正</a>；收到的通知怎样处理，见
          <a href={TRANSPARENCY}>权利通知的处理情况</a>。
        </p>
      </article>
    </Page>
  )
}

function placesOf({ cities }: Site): string {
  if (cities.length === 0) return '各城市'
  const names = cities.slice(0, 8).map(({ name }) => name)
  return `${names.join('、')}${cities.length > names.length ? '等地' : ''}`
}

function Operator({ site }: { site: Site }) {
  const { operator, licence, since } = site.imprint
  if (!operator && !licence && !since && !site.icpNumber && !site.publicSecurityNumber) return null
  return (
    <section className="contact" aria-labelledby="operator">
      <h2 id="operator">责任主体</h2>
      <dl className="meta">
        {operator && <Fact name="单位">{operator}</Fact>}
        {since && <Fact name="开办">{since}年</Fact>}
        {licence && <Fact name="许可证">{licence}</Fact>}
        {(site.icpNumber || site.publicSecurityNumber) && (
          <Fact name="备案">
            <Registrations site={site} />
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Contact({ site }: { site: Site }) {
  const { contactEmail, imprint } = site
  const { phone, address } = imprint
  return (
    <section className="contact" aria-labelledby="contact">
      <h2 id="contact">联系我们</h2>
      {contactEmail || phone || address ? (
        <dl className="meta">
          {contactEmail && (
            <Fact name="邮箱">
              <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
            </Fact>
          )}
          {phone && (
            <Fact name="电话">
              <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
            </Fact>
          )}
          {address && <Fact name="地址">{address}</Fact>}
        </dl>
      ) : (
        <p>本站还没有公布联系方式，公布后会写在这里。</p>
      )}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
