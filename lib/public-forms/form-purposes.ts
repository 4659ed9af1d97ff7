import type { UploadFormat } from '../media/formats.ts'

/** How many submissions are accepted in an hour and in a day (of Shanghai). */
export type FormLimit = { hour: number; day: number }

type Purpose = {
  /** The paths of its pages, decoded, in simplified characters: a form is sent to its own page. */
  path: RegExp
  /** Whether its form has a time trap, and a question or work for the browser. Without: whoever has the unguessable address
   *  of a receipt is no stranger. */
  guarded: boolean
  /** Whether only editors have it, by their sessions: none of the limits of strangers is theirs. */
  isDesk?: true
  /** The files that its form takes; null for a form without files. */
  files: { most: number; formats: readonly UploadFormat[] } | null
  /** Of one address (IPv6: a /64). A carrier puts thousands of phones behind one, of which few write in the same hour. */
  perAddress: FormLimit
  /** Of one e-mail address or telephone number, by the fields that hold it. */
  contactFields: readonly string[]
  perContact: FormLimit
  /** The purpose with whose contacts they are counted: whoever types a stranger's address has its limit once, not once a form. */
  contactsOf?: 'complaint'
}

const pictures = ['jpeg', 'png', 'webp', 'gif', 'heic'] as const
const documents = ['pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt'] as const
const recordings = ['mp4', 'mov', 'webm', 'weba', 'mp3', 'm4a', 'ogg'] as const

const of = (folder: string) => new RegExp(`^/${folder}/[0-9A-Za-z]{1,64}$`)

/** Replies on a status page: an answer, a withdrawal. */
const reply = {
  guarded: false,
  perAddress: { hour: 60, day: 200 },
  contactFields: [],
  perContact: { hour: 0, day: 0 },
} as const

/** Of one contact in notices, answers to them and counter-notices. A right holder's agent may have a notice for each of many works
 *  (条例 14 makes every notice complete by itself). */
const ofContact = { contactFields: ['email', 'phone'], perContact: { hour: 30, day: 100 } } as const

/** What an editor enters with its files. */
const ofDesk = {
  isDesk: true,
  guarded: false,
  files: { most: 12, formats: [...pictures, ...documents, ...recordings] },
  ...{ perAddress: { hour: 0, day: 0 }, contactFields: [], perContact: { hour: 0, day: 0 } },
} as const

/** The public forms, by what they are for. */
const formPurposes = {
  contribution: {
    path: /^\/contribute$/,
    guarded: true,
    files: { most: 12, formats: [...pictures, ...documents, ...recordings] },
    // A school class or an office that writes together.
    perAddress: { hour: 20, day: 60 },
    contactFields: ['email', 'phone'],
    perContact: { hour: 6, day: 20 },
  },
  contribution_reply: {
    ...reply,
    path: of('contributions'),
    files: { most: 12, formats: [...pictures, ...documents, ...recordings] },
  },
  complaint: {
    path: /^\/complaints\/new$/,
    guarded: true,
    files: { most: 12, formats: [...pictures, ...documents, ...recordings] },
    perAddress: { hour: 40, day: 150 },
    ...ofContact,
  },
  correction: {
    path: /^\/corrections\/new$/,
    guarded: true,
    files: null,
    perAddress: { hour: 30, day: 100 },
    contactFields: ['email', 'phone'],
    perContact: { hour: 10, day: 40 },
  },
  case_reply: {
    ...{ ...reply, ...ofContact, contactsOf: 'complaint' },
    path: of('cases'),
    files: { most: 12, formats: [...pictures, ...documents, ...recordings] },
  },
  counter_notice: {
    ...{ ...reply, ...ofContact, contactsOf: 'complaint' },
    path: of('counter-notices'),
    files: { most: 12, formats: [...pictures, ...documents, ...recordings] },
  },
  /** A notice that came another way, as an editor enters it. */
  registered_notice: { ...ofDesk, path: /^\/api\/cases$/ },
  /** The same of a counter-notice. */
  recorded_counter: { ...ofDesk, path: /^\/api\/cases\/\d{1,10}\/counter-notices$/ },
} as const satisfies Record<string, Purpose>

export type FormPurpose = keyof typeof formPurposes

/** The row of a purpose, its type as wide as every row's. */
export function purposeOf(purpose: FormPurpose): Purpose {
  return formPurposes[purpose]
}

/** The form that is sent to a path; null where there is none.
 *  @param path decoded, without a query */
export function formAt(path: string): FormPurpose | null {
  const found = Object.entries(formPurposes).find(([, row]) => row.path.test(path))
  // The names of the table.
  return found ? (found[0] as FormPurpose) : null
}
