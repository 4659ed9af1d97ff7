import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Fragment, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { pasteAnswer } from './paste-answer.ts'
import { cleanPaste, type PastedPicture } from './pasted-html.ts'
import type { PendingPictures } from './pending-pictures.ts'
import { fileOfDataAddress, pictureFile } from './picture-bytes.ts'
import { rtfPictures } from './rtf-pictures.ts'

type Hears = (sentence: string, view: EditorView) => void

/** What is pasted or dropped into the sheet: as plain structure, with its pictures, and with an answer. */
export function pasting(pictures: PendingPictures, answer: Hears) {
  return Extension.create({
    name: 'pasting',
    addProseMirrorPlugins: () => [pastePlugin(pictures, answer)],
  })
}

function pastePlugin(pictures: PendingPictures, answer: Hears): Plugin {
  /** What came with the HTML that is read next. */
  let data: DataTransfer | null = null
  let said = ''
  const keep = (origin: string | File, alt = '', caption = '') => pictures.add(origin, { alt, caption })

  function keepPlaces(found: PastedPicture[]): (string | null)[] {
    const own = bytesOnDisk(data, found.filter(({ address }) => address === null).length)
    const keys = found.map(({ address, alt, caption }) => {
      const origin = address === null ? own.shift() : originOf(address)
      return origin ? keep(origin, alt, caption) : null
    })
    later(() => pictures.begin(keys.filter((key) => key !== null)))
    return keys
  }

  function putFiles(view: EditorView, files: readonly File[], at: ResolvedPos): boolean {
    const type = view.state.schema.nodes.pendingPicture
    if (!type) return false
    // What each of them is, and whether it can be taken, is for the library to say.
    const keys = files.map((file) => keep(file))
    const nodes = Fragment.from(keys.map((key) => type.create({ key })))
    view.dispatch(closeHistory(view.state.tr.replaceRange(at.pos, at.pos, new Slice(nodes, 0, 0))))
    later(() => pictures.begin(keys))
    answer(`已放进 ${files.length} 个文件，正在上传。`, view)
    return true
  }

  return new Plugin({
    props: {
      handleDOMEvents: {
        paste: (view, { clipboardData }) => begin(view, clipboardData),
        drop: (view, { dataTransfer }) => begin(view, dataTransfer),
      },
      transformPastedHTML: (html) => {
        const clean = cleanPaste(html, keepPlaces)
        said = pasteAnswer(clean.report)
        return clean.html
      },
      clipboardTextParser: (text, $context) => {
        said = pasteAnswer({ characters: text.replace(/\s/g, '').length, pictures: 0, leftOut: new Map() })
        return plainSlice(text, $context)
      },
      handlePaste: (view, event) => {
        const files = filesAlone(event.clipboardData)
        if (files.length > 0) return putFiles(view, files, view.state.selection.$to)
        later(() => finish(view))
        return false
      },
      handleDrop: (view, event, _slice, isMoved) => {
        const files = filesAlone(event.dataTransfer)
        if (files.length > 0) {
          // Also what the sheet leaves alone: the browser would open the file in the place of the desk.
          event.preventDefault()
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
          return putFiles(
            view,
            files,
            at === undefined ? view.state.selection.$to : view.state.doc.resolve(at),
          )
        }
        if (!isMoved) later(() => finish(view))
        return false
      },
    },
  })

  function begin(view: EditorView, given: DataTransfer | null): boolean {
    data = given
    said = ''
    // What was typed just before is undone by itself.
    view.dispatch(closeHistory(view.state.tr))
    return false
  }

  function finish(view: EditorView): void {
    data = null
    if (view.isDestroyed) return
    view.dispatch(closeHistory(view.state.tr))
    if (said) answer(said, view)
  }
}

function later(work: () => unknown): void {
  setTimeout(work)
}

function originOf(address: string): string | File | null {
  return address.startsWith('data:') ? fileOfDataAddress(address) : address
}

/** The bytes of so many pictures that lie on the disk of who copied them: in RTF, else beside it; none where their number
 *  is another one, since none must stand in the place of another. */
function bytesOnDisk(data: DataTransfer | null, count: number): File[] {
  if (count === 0 || !data) return []
  const inRtf = rtfPictures(data.getData('text/rtf'))
  if (inRtf.length === count) return inRtf.map(pictureFile)
  const files = [...data.files].filter(({ type }) => type.startsWith('image/'))
  return files.length === count ? files : []
}

/** Files that come without text. Word and browsers put a picture beside the text that they copy; then the text is what
 *  is meant. */
function filesAlone(data: DataTransfer | null): File[] {
  return data && !data.types.includes('text/html') ? [...data.files] : []
}

/** Plain text as paragraphs without their indents. Within a line it stays in the line. */
function plainSlice(text: string, $context: ResolvedPos): Slice {
  const { schema } = $context.doc.type
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, ''))
    .filter(Boolean)
  const { paragraph } = schema.nodes
  if (!paragraph || lines.length === 0) return Slice.empty
  const marks = $context.marks()
  return new Slice(Fragment.from(lines.map((line) => paragraph.create(null, schema.text(line, marks)))), 1, 1)
}
