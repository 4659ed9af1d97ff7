import { auth } from './auth.ts'

/** Deletes the session of this `Cookie` header, if there is one. */
export async function signOut(cookie: string): Promise<void> {
  await auth().api.signOut({ headers: new Headers({ cookie }) })
}
