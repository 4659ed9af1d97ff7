import { expect, it } from 'vitest'
import { AboutPage } from '#components/reader/about-page.tsx'
import { attrs, has, print, texts } from '../../support/markup.ts'
import { aSite } from '../../support/reader-cast.ts'

it('says who answers for the site and how to reach them, as far as that is known', () => {
  const imprint = {
    operator: '乐从镇志愿者联合会',
    licence: '许可证 1',
    since: 2019,
    phone: '0757-2833 0000',
    address: '跃进路1号',
  }
  const page = print(<AboutPage site={aSite({ imprint, icpNumber: '粤ICP备1号' })} />)
  expect(texts(page, '.contact dt')).toEqual(['单位', '开办', '许可证', '备案', '邮箱', '电话', '地址'])
  expect(attrs(page, '#contact', 'id')).toEqual(['contact'])
  expect(attrs(page, '.contact a', 'href').slice(1)).toEqual(['mailto:bianji@example.cn', 'tel:075728330000'])
})

it('is whole where nothing of that is known', () => {
  const page = print(<AboutPage site={aSite({ contactEmail: undefined })} />)
  expect(has(page, '#operator')).toBe(false)
  expect(texts(page, '.contact p')).toEqual(['本站还没有公布联系方式，公布后会写在这里。'])
})
