/** Somebody who made an article, with what he did where the line says it. */
export type Credit = { name: string; roles: readonly string[]; isOrganisation: boolean }

/** What a person does, as bylines say it. Longer ones stand before what they contain. */
const ROLES = [
  ...[
    '责任编辑',
    '特约记者',
    '特约通讯员',
    '特约撰稿',
    '见习记者',
    '实习记者',
    '实习生',
    '首席记者',
    '摄影记者',
  ],
  ...[
    '文字记者',
    '通讯员',
    '记者',
    '编辑',
    '摄影',
    '摄像',
    '文字',
    '图片',
    '撰文',
    '撰稿',
    '供稿',
    '供图',
    '采写',
  ],
  ...[
    '采访',
    '整理',
    '编译',
    '翻译',
    '制图',
    '漫画',
    '视频',
    '作者',
    '统筹',
    '策划',
    '校对',
    '文',
    '图',
    '摄',
  ],
]
/** A role of one character is also a part of many names: it counts only where it stands alone. */
const GLUED = ROLES.filter((role) => role.length > 1)

/** “本报记者张三”, “佛山日报全媒体记者 梁颖”: whose role it is, the role, perhaps the name. */
const glued = new RegExp(`^(.*?)(${GLUED.join('|')})([\\p{Script=Han}·]{2,}|)$`, 'u')
/** “区摄影”, “张编辑”: one character before a role is a surname, not an office. */
const endsInRole = new RegExp(`^\\p{Script=Han}(${GLUED.join('|')})$`, 'u')
const behind = new RegExp(`(\\S+?)\\s*[（(]\\s*(${ROLES.join('|')})\\s*[)）]`, 'gu')
const separators = /[\s、，,；;/／|｜:：&＆()（）【】[\]]+/u

const ORGANISATION =
  /(报|社|网|台|会|局|办|委|厅|处|院|校|所|站|部|室|中心|大学|中学|小学|公司|集团|政府|街道|发布|志愿者)$/u
/** Longer than a Chinese person's name, which a dot may lengthen. */
const LONGEST_NAME = 4

/**
 * The persons and offices that a byline names, each once, in its order: “记者 梁颖 摄影 Tony” are two, with their roles.
 * @param photographer who took the pictures, where the article has a field for it
 */
export function creditsOf(author: string | null, photographer: string | null = null): Credit[] {
  const found = new Map<string, { roles: string[] }>()
  const add = (name: string, roles: readonly string[]) => {
    const known = found.get(name) ?? { roles: [] }
    found.set(name, { roles: [...new Set([...known.roles, ...roles])] })
  }
  for (const { name, roles } of bylineOf(author ?? '')) add(name, roles)
  for (const { name, roles } of bylineOf(photographer ?? '')) add(name, roles.length > 0 ? roles : ['摄影'])
  return [...found].map(([name, { roles }]) => ({ name, roles, isOrganisation: isOrganisation(name) }))
}

function bylineOf(line: string): { name: string; roles: string[] }[] {
  const names: { name: string; roles: string[] }[] = []
  let roles: string[] = []
  /** Whether the last word was a role: “文/图 张三” has two. */
  let isAfterRole = false
  const sayRole = (role: string) => {
    roles = isAfterRole ? [...roles, role] : [role]
    isAfterRole = true
  }
  for (const word of wordsOf(line)) {
    if (ROLES.includes(word)) {
      sayRole(word)
      continue
    }
    const [, , role, name = word] = endsInRole.test(word) ? [] : (glued.exec(word) ?? [])
    if (role) sayRole(role)
    if (name === '') continue
    names.push({ name, roles })
    isAfterRole = false
  }
  return names
}

/** The words of a byline: a name of Latin words is one, and so is “张　三”. */
function wordsOf(line: string): string[] {
  const words: string[] = []
  let joins = false
  for (const word of line
    .replace(behind, ' $2 $1、')
    .split(/([、，,；;/／|｜:：&＆()（）【】[\]]+)/u)
    .flatMap(spaced)) {
    const last = words.at(-1)
    const isLatin = /^[\p{Script=Latin}.'’-]+$/u.test(word)
    const isHanLetter = /^\p{Script=Han}$/u.test(word) && !ROLES.includes(word)
    const follows =
      last !== undefined &&
      joins &&
      (isLatin
        ? /^[\p{Script=Latin}.'’ -]+$/u.test(last)
        : isHanLetter && /^\p{Script=Han}$/u.test(last) && !ROLES.includes(last))
    if (separators.test(word)) joins = false
    else if (follows) words[words.length - 1] = isLatin ? `${last} ${word}` : `${last}${word}`
    else words.push(word)
    if (!separators.test(word)) joins = true
  }
  return words
}

function spaced(piece: string): string[] {
  return piece.split(/\s+/u).filter((word) => word !== '')
}

function isOrganisation(name: string): boolean {
  if (!/\p{Script=Han}/u.test(name) || name.includes('·')) return false
  return [...name].length > LONGEST_NAME || ([...name].length > 2 && ORGANISATION.test(name))
}
