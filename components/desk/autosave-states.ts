/** Where the saving of a form's unsaved text stands. */
export type AutosaveState =
  /** The server has all of it, or there is none. */
  | 'stored'
  /** Something was typed; it is sent in a moment. */
  | 'waiting'
  | 'sending'
  /** The server was not reached, or could not store it; it is tried again. */
  | 'unreachable'
  /** The session has ended. */
  | 'signed-out'
  /** Another account is signed in, to which the text does not belong. */
  | 'other-account'
  /** The server will not store this text, however often it is asked. */
  | 'refused'

export type AutosaveEvent =
  /** Something was typed. */
  | 'changed'
  /** Nothing is left to be stored: it was saved by a press, or undone. */
  | 'settled'
  /** The time to send has come. */
  | 'due'
  /** The text was stored, and is what the form holds. */
  | 'done'
  /** The text was stored, or another tab's came, and the form holds a later one. */
  | 'overtaken'
  | 'failed'
  | 'expired'
  | 'foreign'
  | 'rejected'
  /** Somebody has signed in. */
  | 'signed-in'

/** Every transition there is; an event that is not in a state's row changes nothing. */
export const transitions: Record<AutosaveState, Partial<Record<AutosaveEvent, AutosaveState>>> = {
  stored: { changed: 'waiting', expired: 'signed-out', foreign: 'other-account' },
  waiting: { due: 'sending', settled: 'stored', expired: 'signed-out', foreign: 'other-account' },
  sending: {
    done: 'stored',
    overtaken: 'waiting',
    failed: 'unreachable',
    expired: 'signed-out',
    foreign: 'other-account',
    rejected: 'refused',
  },
  unreachable: { due: 'sending', settled: 'stored' },
  'signed-out': { 'signed-in': 'waiting' },
  'other-account': { 'signed-in': 'waiting' },
  // Another text may be one that the server takes.
  refused: { changed: 'waiting', 'signed-in': 'waiting', settled: 'stored' },
}

export function nextState(state: AutosaveState, event: AutosaveEvent): AutosaveState {
  return transitions[state][event] ?? state
}
