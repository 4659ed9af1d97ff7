import { auth } from './auth.ts'

/** Deletes the session of this `Cookie` header, if there is one. */
export async function signOut(cookie: string): Promise<void> {
  const { api } = await auth()
  await api.signOut({ headers: new Headers({ cookie }) })
}
