import { describe, expect, it } from 'vitest'
import {
  isAdjacentLabel,
  isBoilerplate,
  isBreadcrumb,
  isFooter,
  lastBreadcrumb,
  withoutButtons,
} from '#lib/imports/boilerplate.ts'

describe('a line of nothing but buttons', () => {
  it.each([
    '打印本页',
    '【打印】【关闭】',
    '[ 收藏本页 ] | [ 返回顶部 ]',
    '字号：大 中 小',
    '字体大小：[A+] [A-]',
    '分享到：微信 微博 QQ空间',
    '（发表评论）',
    '扫一扫在手机打开当前页',
    '我要纠错',
  ])('is no text of the article: %s', (line) => expect(isBoilerplate(line)).toBe(true))

  it.each([
    '打印机坏了',
    '他把文件打印出来',
    '分享会在服务阵地举行',
    '请关闭电源',
    '返回列车',
    '大中小学生都来了',
    '字号由他题写',
  ])('is text where the word means something: %s', (line) => expect(isBoilerplate(line)).toBe(false))

  it('leaves the facts between the buttons', () => {
    const rest = withoutButtons('来源:乐从发布 【打印】 作者:张三 【关闭窗口】')
    expect(rest.split('\n').map((part) => part.trim())).toEqual(['来源:乐从发布', '作者:张三', ''])
  })
})

describe('a link to another article', () => {
  it.each(['上一篇：甲', '下一条 : 乙', '[上一篇]', '【下一页】', '上 一 篇'])('is no text: %s', (line) =>
    expect(isBoilerplate(line)).toBe(true),
  )

  it.each(['上一篇文章里我们说过', '下一个路口', '上一届联合会'])(
    'is not every line that begins so: %s',
    (line) => expect(isBoilerplate(line)).toBe(false),
  )

  it('has its title on the next line where it has none itself', () => {
    expect(isAdjacentLabel('上一篇：')).toBe(true)
    expect(isAdjacentLabel('【下一篇】')).toBe(true)
    expect(isAdjacentLabel('上一篇：甲')).toBe(false)
  })
})

describe('the footer of a site', () => {
  it.each([
    '版权所有 某某网',
    'Copyright © 2023',
    '粤ICP备12345678号',
    '粤公网安备44060602000001号',
    '主办单位：乐从镇人民政府',
    '相关阅读',
    '[推荐新闻]：',
    '网站地图',
  ])('begins with %s', (line) => expect(isFooter(line)).toBe(true))

  it.each(['主办单位是乐从镇', '相关阅读显示，参加的人很多', '授旗仪式的版权所有者', '更多的志愿者'])(
    'does not begin with a sentence about it: %s',
    (line) => expect(isFooter(line)).toBe(false),
  )
})

describe('a breadcrumb', () => {
  it.each([
    ['您现在的位置：首页 > 新闻 > 镇街', '镇街'],
    ['当前位置: 首页 » 授旗仪式', '授旗仪式'],
    ['首页 > 新闻', '新闻'],
    ['> 标题', '标题'],
    ['› 镇街', '镇街'],
    ['/ 镇街', '镇街'],
  ])('is recognised in %s, whose last step is %s', (line, last) => {
    expect(isBreadcrumb(line)).toBe(true)
    expect(lastBreadcrumb(line)).toBe(last)
  })

  it.each(['首页改版的消息', '位置很好', '正文的开头', '详细内容如下'])('is not a title like %s', (line) =>
    expect(isBreadcrumb(line)).toBe(false),
  )
})

it('a hostile line is looked at in a moment', () => {
  const started = performance.now()
  for (const part of [' ', '【', '字号：', '大 ', '分享到', '上 ', '打印 | '])
    for (const look of [isBoilerplate, isFooter, isBreadcrumb, isAdjacentLabel]) look(part.repeat(20_000))
  expect(performance.now() - started).toBeLessThan(2_000)
})
