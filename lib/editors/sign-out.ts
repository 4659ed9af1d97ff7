import { auth } from './auth.ts'

/** Ends the session of this cookie header, in the database too; nothing happens when there is none. */
export async function signOut(cookie: string): Promise<void> {
  await auth().api.signOut({ headers: new Headers({ cookie }) })
}
