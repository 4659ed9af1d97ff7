import type { Editor } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Finding } from '#lib/articles/proofread/finding.ts'
import { type ListCheck, listCheck } from '#lib/articles/proofread/listed-words.ts'
import { proofreadLine } from '#lib/articles/proofread/proofread-line.ts'
import type { ListedWord } from '#lib/words/word-kinds.ts'
import { findingsKey as key, proofreading } from './proofreading.ts'
import { replaceWords } from './replace-words.ts'
import { type Deadline, whenIdle } from './when-idle.ts'

/** A finding in the body, with its words as they were. */
export type Suggestion = Finding & { id: string; words: string }

/** So long nothing is looked at behind a change, in milliseconds. */
const REST_MS = 400
/** More are not shown at once. */
const MOST_SHOWN = 300

/** Two suggestions that say the same of the same words. */
export const saysOf = ({ kind, words, message, replacement }: Suggestion) =>
  JSON.stringify([kind, words, message, replacement])

/** Reads the body through while nobody types, paragraph by paragraph, and holds what it found. */
export class Proofreader {
  #editor: Editor | null = null
  #list: ListCheck = listCheck([])
  #read = new WeakMap<DocumentNode, Finding[]>()
  #suggestions: readonly Suggestion[] = []
  #current: string | null = null
  readonly #ignored = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined

  /** The text editor's part. */
  readonly extension = proofreading(this)

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly suggestions = () => this.#suggestions
  readonly current = () => this.#current

  setWords(words: readonly ListedWord[]): void {
    this.#list = listCheck(words)
    this.#read = new WeakMap()
    this.schedule()
  }

  /** What a line of plain text holds, a title or a summary, but for what is ignored. */
  checkLine(text: string): Suggestion[] {
    const found = this.#check(text).map((one, at) => suggestionOf(one, text, `line.${at}`))
    return found.filter((one) => !this.#ignored.has(saysOf(one)))
  }

  #check(text: string): Finding[] {
    return proofreadLine(text, this.#list)
  }

  /** The sensitive words in some texts, each once. */
  sensitive(texts: readonly string[]): string[] {
    const found = texts.flatMap((text) =>
      this.#list(text).flatMap(({ kind, from, to }) => (kind === 'sensitive' ? [text.slice(from, to)] : [])),
    )
    return [...new Set(found)]
  }

  attach(editor: Editor | null): void {
    this.#editor = editor
    if (editor) this.schedule()
    else clearTimeout(this.#timer)
  }

  schedule(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => whenIdle((deadline) => this.#readOn(deadline)), REST_MS)
  }

  /** Goes to a suggestion: its words are marked and in sight. */
  go(id: string): void {
    const editor = this.#editor
    const place = this.#placeOf(id)
    if (!editor || !place) return
    this.#current = id
    const { tr, doc } = editor.state
    editor.view.dispatch(tr.setSelection(TextSelection.create(doc, place.from, place.to)).scrollIntoView())
    editor.view.focus()
    this.#publish(this.#suggestions)
  }

  /** The next suggestion behind the caret, or the last before it; from the end on from the beginning. */
  step(by: 1 | -1): boolean {
    const at = this.#editor?.state.selection.from ?? 0
    const placed = this.#suggestions.flatMap(({ id }) => {
      const place = this.#placeOf(id)
      return place ? [{ id, from: place.from }] : []
    })
    const next = by > 0 ? placed.find(({ from }) => from > at) : placed.findLast(({ from }) => from < at)
    const target = next ?? placed.at(by > 0 ? 0 : -1)
    if (target) this.go(target.id)
    return true
  }

  /** Puts in what would be right, for several in one step to undo. */
  accept(ids: readonly string[]): void {
    const editor = this.#editor
    if (!editor) return
    const { tr, doc } = editor.state
    for (const id of ids) {
      const suggestion = this.#suggestions.find((one) => one.id === id)
      const place = this.#placeOf(id)
      if (!place || suggestion?.replacement == null) continue
      // What was typed meanwhile counts.
      if (lineOf(doc, place.from, place.to) !== suggestion.words) continue
      replaceWords(tr, place, suggestion.words, suggestion.replacement)
    }
    if (tr.docChanged) editor.view.dispatch(tr)
    this.#forget(ids)
  }

  acceptCurrent(): boolean {
    if (!this.#current || !this.#placeOf(this.#current)) return false
    this.accept([this.#current])
    this.step(1)
    return true
  }

  /** The same words are not spoken of any more while the page is open. */
  ignore(ids: readonly string[]): void {
    this.ignoreLike(this.#suggestions.filter(({ id }) => ids.includes(id)))
  }

  /** The same of suggestions that need not stand in the body. */
  ignoreLike(suggestions: readonly Suggestion[]): void {
    for (const one of suggestions) this.#ignored.add(saysOf(one))
    const gone = this.#suggestions.filter((one) => this.#ignored.has(saysOf(one)))
    this.#forget(gone.map(({ id }) => id))
  }

  ignoreCurrent(): boolean {
    if (!this.#current || !this.#placeOf(this.#current)) return false
    this.ignore([this.#current])
    this.step(1)
    return true
  }

  #placeOf(id: string): { from: number; to: number } | null {
    const set = this.#editor && key.getState(this.#editor.state)
    return set?.find(undefined, undefined, (spec) => spec.id === id)[0] ?? null
  }

  #forget(ids: readonly string[]): void {
    const rest = this.#suggestions.filter(({ id }) => !ids.includes(id))
    const set = this.#editor && key.getState(this.#editor.state)
    const gone = set?.find(undefined, undefined, (spec) => ids.includes(spec.id)) ?? []
    if (this.#editor && set) this.#mark(set.remove(gone))
    this.#publish(rest)
  }

  /** Reads the paragraphs that have changed, as long as there is time. */
  #readOn(deadline: Deadline): void {
    const editor = this.#editor
    if (!editor || editor.isDestroyed) return
    const { doc } = editor.state
    let isDone = true
    doc.descendants((node) => {
      if (!node.isTextblock || !isDone) return isDone
      if (!this.#read.has(node)) {
        if (deadline.timeRemaining() < 2) isDone = false
        else this.#read.set(node, this.#check(lineOf(node)))
      }
      return false
    })
    if (!isDone) whenIdle((next) => this.#readOn(next))
    else this.#show(doc)
  }

  #show(doc: DocumentNode): void {
    const suggestions: Suggestion[] = []
    const marks: Decoration[] = []
    doc.descendants((node, at) => {
      if (!node.isTextblock) return true
      const text = lineOf(node)
      for (const [number, finding] of (this.#read.get(node) ?? []).entries()) {
        const { from, to, kind } = finding
        const one = suggestionOf(finding, text, `${at}.${number}`)
        if (suggestions.length >= MOST_SHOWN || this.#ignored.has(saysOf(one))) continue
        suggestions.push(one)
        const place = [at + 1 + from, at + 1 + to] as const
        marks.push(Decoration.inline(...place, { class: `finding kind-${kind}` }, { id: one.id }))
      }
      return false
    })
    this.#mark(DecorationSet.create(doc, marks))
    this.#publish(suggestions)
  }

  #mark(set: DecorationSet): void {
    const editor = this.#editor
    if (editor) editor.view.dispatch(editor.state.tr.setMeta(key, set).setMeta('addToHistory', false))
  }

  #publish(suggestions: readonly Suggestion[]): void {
    this.#suggestions = suggestions
    for (const listener of this.#listeners) listener()
  }
}

function suggestionOf(finding: Finding, text: string, id: string): Suggestion {
  return { ...finding, id, words: text.slice(finding.from, finding.to) }
}

/** The words of a paragraph, or between two places; a line break and whatever else is no text stand for one character each, as they do in places. */
function lineOf(node: DocumentNode, from = 0, to = node.content.size): string {
  return node.textBetween(from, to, undefined, (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : '\ufffc'))
}
