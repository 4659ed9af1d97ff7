import { budgets, prefixes, REFUSED_FROM } from '#lib/views/budgets.ts'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'
import { viewsNumber } from './views-number.ts'

const [anHour, aDay, allInAnHour] = budgets.map(({ views }) => viewsNumber(views))
const [, wider, widest] = prefixes

/** 人气, defined in public. */
export function ViewsPage({ site }: { site: Site }) {
  return (
    <Page
      site={site}
      title="人气说明"
      description="人气是什么，怎么计数，什么不计入，保存哪些数据。"
      canonical="/about/views"
    >
      <article className="document">
        <h1>人气说明</h1>
        <p className="standfirst">
          人气是一篇文章被人真正看到的次数。它逐次计数、不作估算，也不因缓存而少计；我们把算法写在这里，任何人都可以对照。
        </p>
        <div className="prose">
          <h2>什么算一次</h2>
          <p>一次人气，须同时满足：</p>
          <ul>
            <li>在本站的文章页上阅读，页面在屏幕上停留满 1 秒，或有触摸、点击、按键；</li>
            <li>不是浏览器在后台预先打开的页面；</li>
            <li>不是搜索引擎、监测程序等已知的自动访问；</li>
            <li>不是登录编辑台的本站编辑；</li>
            <li>
              同一位读者对同一篇文章，距上一次阅读已超过 30 秒（沿用 COUNTER
              规范的连击规则，间隔从最近一次算起）。
            </li>
          </ul>
          <p>浏览器关闭了脚本的读者同样计数。</p>
          <h2>什么时候计入</h2>
          <p>
            每次阅读写入数据库之后，页面才显示新的数字，其中已包括这一次；在那之前，页面上先显示的是最多一分钟前的数字。停电或程序中断不会丢失已经显示的人气。人气按小时留有记录，总数等于各小时之和加上下述调整。
          </p>
          <h2>同一网络地址的上限</h2>
          <p>
            为防止有人用程序抬高数字，同一网络地址为一篇文章一小时最多计入 {anHour} 次人气，一天最多 {aDay}{' '}
            次；为全站文章合计一小时最多计入 {allInAnHour}{' '}
            次。共用一个地址的读者按各自的设备分别计数，只是合用这一上限：
          </p>
          <ul>
            <li>一户人家：几台设备各计各的，远不会达到上限。</li>
            <li>一间办公室、一所学校：几百部手机在一小时里先后读同一篇，全部计入。</li>
            <li>
              运营商让多位用户共用的地址：一个地址后面通常有几十到两三百位用户，读者同样逐一计入；合计超过上限的部分不显示在人气里。
            </li>
            <li>
              IPv6 按网段计：一个 /{prefixes[0].bits} 网段等同一个地址，/{wider.bits} 网段的上限是它的{' '}
              {wider.times} 倍，/{widest.bits} 网段是 {widest.times} 倍。
            </li>
          </ul>
          <p>超过上限的访问归入可疑访问；超过上限 {REFUSED_FROM} 倍的不再接收，也不保存。</p>
          <h2>调整</h2>
          <p>
            转载文章原有的人气作为“调整”单独记录来历，再计入总数；总数从不直接改写。文章下架后不再计数，恢复后从原来的数字继续。
          </p>
          <h2>不计入的访问</h2>
          <p>自动访问、链接预览、可疑访问和本站编辑的访问分类另计，不显示在人气里。</p>
          <h2>个人信息</h2>
          <p>
            计数不使用
            Cookie，不保存网络地址。识别重复阅读和计算上述上限，用的是当天随机数与网络地址、浏览器标识、文章编号一起算出的摘要，不能还原；随机数和摘要在
            48 小时内删除。
          </p>
        </div>
      </article>
    </Page>
  )
}
