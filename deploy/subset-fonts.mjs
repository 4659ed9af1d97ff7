import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * Makes lib/media/share-pictures/fonts: the two weights of Noto Serif SC in which share pictures are set, cut down to the characters that
 * occur in news. To be run by hand when the set of characters changes; the results are in the repository.
 */

const FONTS = '@expo-google-fonts/noto-serif-sc'
const SUBSETTER = 'subset-font'
const versions = [`${FONTS}@0.4.3`, `${SUBSETTER}@2.9.0`]
const weights = { '400Regular': 'regular', '700Bold': 'bold' }
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'lib', 'media', 'share-pictures', 'fonts')

/** All that GB 2312 has: 6,763 characters, its signs, Latin, Greek and Cyrillic letters. */
function gb2312() {
  const decoder = new TextDecoder('gbk')
  const found = []
  for (let row = 0xa1; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) found.push(decoder.decode(Uint8Array.of(row, cell)))
  return found.join('')
}

function between(first, last) {
  return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('')
}

/** ASCII, Latin letters with marks, general punctuation, arrows, circled numbers, full-width forms. */
const signs = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2150, 0x2199],
  [0x2460, 0x24ff],
  [0x25a0, 0x25ff],
  [0x3000, 0x303f],
  [0xff00, 0xffef],
]

/** Of names of persons and places, and words of today, that GB 2312 does not have. */
const others =
  '镕祎堃喆瑄玥珺垚犇昇甯晞赟翀曌燚䶮旻昉晔玟珅珮珉琇琨琰瑀瑢璟璠璐瓒沄沅沚泓浠浛涵淏湉滢漪潆澍瀛灏炜炘烜焜焱煊煜熠燊' +
  '翊翾昀昱昶晗晟晢晧晳暘暐曈朤杺柊栐桓梣梽椋楠槿樾橦櫆欤歆毓洺浚涴淼淦渼湜溦滘濛瀞瀚炅炀烨焙犟玎玘玕玙玚玠玢玭珀珂珈珏珣珩珪' +
  '琀琎琏琛琤琮琯瑗瑧瑭瑾璇璎璋璘璟瓅甠畯皓皞睿矞矽砼祐祗祺禔禛禤穏窨竑笪筠筱箐篁簃粿糍糬綦纮纴绤绹缊罡翙耑聿胤臻舯艏芃芊芈芮苒苡茉' +
  '茆茗荇荟荻莜莞莳菀菡萁葳蒨蓁蔚蕤薏薷藁蘅虓虞蚝蛏蜞螣袆裒褚襄覃觅訚詝諴譞谌谡豳贇赪赫趵跶踔躞轵辂迦迩逄逯邈邙邝邡邳邶郃郅郇郜郫' +
  '郯鄄鄞鄢鄯酆醴釴钊钇钋钍钐钬钰钶铄铌铎铖铧铱铼锆锟锳锴镆镔镧镨镱闫闵闶闿阇阆陉陟隗雯霁霂霏靓靳鞅鞠韫韬颋颎颢颙飏飐馥駹骃骉骎骐骧' +
  '髑鬯鱀鱇鲃鲅鲮鲲鳀鳇鹂鹇鹮麒黉黟鼐龢龑昺昪晅暅晙頔頫頠頵顗鎔鎏锜锘锫镇淸氹圳埗埔垌墩塱栾塅堽塬墘圩坜坭埕垭邨滘涌' +
  '囍勠勐劼勍匋叡吒呋咁咗咩哋唔啱喺嘅嘢嚟冚冧佢仔乜'

const work = mkdtempSync(join(tmpdir(), 'fonts-'))
try {
  writeFileSync(join(work, 'package.json'), '{"private":true}')
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...versions]
  execFileSync('npm', words, { cwd: work, stdio: 'inherit' })
  const require = createRequire(join(work, 'package.json'))
  const subset = require(SUBSETTER)
  const fonts = join(work, 'node_modules', FONTS)
  const characters = [
    ...new Set(gb2312() + signs.map(([first, last]) => between(first, last)).join('') + others),
  ].join('')
  for (const [weight, name] of Object.entries(weights)) {
    const whole = readFileSync(join(fonts, weight, `NotoSerifSC_${weight}.ttf`))
    const made = await subset(whole, characters, { targetFormat: 'truetype' })
    writeFileSync(join(folder, `noto-serif-sc-${name}.ttf`), made)
    console.log(name, made.length)
  }
  copyFileSync(join(fonts, 'LICENSE_FONT'), join(folder, 'OFL.txt'))
} finally {
  rmSync(work, { recursive: true, force: true })
}
