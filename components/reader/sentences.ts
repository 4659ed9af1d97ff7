/** What is read aloud: headline, summary and text, block by block. Captions and tables are left out. */
const BLOCKS = '.article h1, .standfirst p, .prose p, .prose h2, .prose h3, .prose li'
const INSIDE_TABLE = 'figure, table'
/** A sentence with the closing marks after it. */
const SENTENCE = /[^。！？!?；;…]+[。！？!?；;…]*[”’」』）)]*/g

/** One sentence, and where it stands. */
export type Sentence = { words: string; range: Range }

/** The sentences of the article on this page, in order. */
export function sentencesOfPage(): Sentence[] {
  return Array.from(document.querySelectorAll<HTMLElement>(BLOCKS))
    .filter((block) => !block.closest(INSIDE_TABLE) && !block.querySelector('p, li'))
    .reduce<Sentence[]>((all, block) => all.concat(sentencesOf(block)), [])
}

function sentencesOf(block: HTMLElement): Sentence[] {
  const text = block.textContent ?? ''
  const sentences: Sentence[] = []
  SENTENCE.lastIndex = 0
  for (let found = SENTENCE.exec(text); found; found = SENTENCE.exec(text)) {
    const words = found[0].trim()
    if (words) sentences.push({ words, range: rangeOf(block, found.index, found.index + found[0].length) })
  }
  return sentences
}

/** The range of these characters of a block's text. */
function rangeOf(block: HTMLElement, from: number, to: number): Range {
  const range = document.createRange()
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let passed = 0
  let isStarted = false
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = passed + (node.nodeValue ?? '').length
    if (!isStarted && from < end) {
      range.setStart(node, from - passed)
      isStarted = true
    }
    if (to <= end) {
      range.setEnd(node, to - passed)
      break
    }
    passed = end
  }
  return range
}
