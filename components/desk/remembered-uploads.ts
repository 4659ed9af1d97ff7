// Uploads that have not ended, by what a browser knows of a file: chosen again after a reload, it goes on where it stopped.

const PREFIX = 'upload:'

const keyOf = ({ name, size, lastModified }: File) => `${PREFIX}${name}:${size}:${lastModified}`

/** The upload that was begun for this file in this browser; null for none. */
export async function knownUpload(file: File): Promise<string | null> {
  try {
    return localStorage.getItem(keyOf(file))
  } catch {
    return null
  }
}

export function rememberUpload(file: File, id: string): void {
  try {
    localStorage.setItem(keyOf(file), id)
  } catch {
    // A browser without storage begins anew after a reload.
  }
}

export function forgetUpload(file: File): void {
  try {
    localStorage.removeItem(keyOf(file))
  } catch {
    // There is nothing to forget.
  }
}
