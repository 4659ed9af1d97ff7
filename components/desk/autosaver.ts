import { type AutosaveEvent, type AutosaveState, nextState } from './autosave-states.ts'

/** After the last key, and at most after the first one. */
const PAUSE_MS = 2_000
const LONGEST_MS = 5_000
const FIRST_RETRY_MS = 2_000
const LAST_RETRY_MS = 30_000

/** What became of a text that was sent. */
export type SendEvent = Extract<
  AutosaveEvent,
  'done' | 'overtaken' | 'failed' | 'expired' | 'foreign' | 'rejected'
>

type Options<T> = {
  /** Sends a text; it never throws. `isLeaving`: the page is being closed, and no answer will be heard. */
  send(text: T, how: { isLeaving: boolean }): Promise<SendEvent>
  onState(state: AutosaveState): void
}

/** Sends the newest text of a form to the server: a moment after it was typed, one at a time, and again until it is stored.
 *  Two texts are the same where they are the same object. */
export class Autosaver<T extends object> {
  readonly #options: Options<T>
  #state: AutosaveState = 'stored'
  #text: T | null = null
  #firstChangeAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  /** Whether the next text is sent without waiting for a pause. */
  #isHurried = false
  #isPaused = false
  #isStopped = false

  constructor(options: Options<T>) {
    this.#options = options
  }

  get state(): AutosaveState {
    return this.#state
  }

  /** Whether the form is gone. */
  get isStopped(): boolean {
    return this.#isStopped
  }

  /** The form holds another text that is not stored. */
  change(text: T): void {
    if (this.#text === text) return
    if (this.#text === null || this.#state === 'refused') this.#firstChangeAt = Date.now()
    this.#text = text
    this.#hear('changed')
    if (this.#state === 'waiting') this.#schedule(this.#pauseLeft())
    // While a press was on its way, the time to try again may have passed.
    if (this.#state === 'unreachable' && this.#timer === undefined) this.#schedule(this.#retryMs())
  }

  /** The form holds nothing that is not stored. */
  settle(): void {
    this.#text = null
    this.#isHurried = false
    if (this.#state === 'sending') return
    this.#unschedule()
    this.#hear('settled')
  }

  /** Sends what waits now: the person has turned to something else. */
  flush(): void {
    this.#isHurried = this.#text !== null && this.#state !== 'refused'
    if (this.#state === 'waiting' || this.#state === 'unreachable') this.#schedule(0)
  }

  /** Sends what waits, also beside a request on its way: the page is being closed. Where it comes back, `flush` goes on.
   *  @returns whether there was anything */
  leave(): boolean {
    this.#unschedule()
    const text = this.#isPaused ? null : this.#text
    if (text) void this.#options.send(text, { isLeaving: true })
    return text !== null
  }

  /** Holds everything back until `resume`, while the same text is sent by a press. */
  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    this.#isPaused = false
    this.#goOn()
  }

  /** Begins, or begins again after `stop`. */
  start(): void {
    this.#isStopped = false
    this.#goOn()
  }

  /** The form is gone: nothing is tried again. */
  stop(): void {
    this.#isStopped = true
    this.#unschedule()
  }

  signedIn(): void {
    this.#hear('signed-in')
    if (this.#text === null) this.settle()
    else this.flush()
  }

  /** It was heard by the way that nothing can be sent now. */
  noticed(event: 'expired' | 'foreign'): void {
    if (this.#state === 'waiting') this.#unschedule()
    this.#hear(event)
  }

  #hear(event: AutosaveEvent): void {
    const before = this.#state
    this.#state = nextState(before, event)
    if (this.#state !== before) this.#options.onState(this.#state)
  }

  #pauseLeft(): number {
    return this.#isHurried
      ? 0
      : Math.max(0, Math.min(PAUSE_MS, this.#firstChangeAt + LONGEST_MS - Date.now()))
  }

  /** Sends what waits after its pause, also what could not be sent before. */
  #goOn(): void {
    if (this.#state === 'waiting' || this.#state === 'unreachable') this.#schedule(this.#pauseLeft())
  }

  #schedule(ms: number): void {
    this.#unschedule()
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.#send(), ms)
  }

  #unschedule(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  async #send(): Promise<void> {
    this.#timer = undefined
    const text = this.#text
    if (text === null || this.#isPaused) return
    this.#hear('due')
    if (this.#state !== 'sending') return
    this.#isHurried = false
    this.#firstChangeAt = Date.now()
    const event = await this.#options.send(text, { isLeaving: false }).catch(unexpected)
    this.#answered(text, event)
  }

  #answered(sent: T, event: SendEvent): void {
    const isOver = this.#text === null || (event === 'done' && this.#text === sent)
    this.#failures = event === 'failed' ? this.#failures + 1 : 0
    if (isOver) this.#text = null
    this.#hear(isOver ? 'done' : event === 'done' ? 'overtaken' : event)
    if (this.#state === 'waiting') this.#schedule(this.#pauseLeft())
    if (this.#state === 'unreachable') this.#schedule(this.#retryMs())
  }

  /** Twice as long each time, and not all clients at once. */
  #retryMs(): number {
    const ms = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.#failures - 1))
    return ms * (0.75 + Math.random() / 2)
  }
}

/** A fault of the form must not keep its text from being sent again; it is reported as any other. */
function unexpected(error: unknown): SendEvent {
  queueMicrotask(() => {
    throw error
  })
  return 'failed'
}
