import { useEffect } from 'react'

const KEY = 'desk.list'

type Place = { path: string; id: number }

/** Remembers where in the list an article was opened. */
export function rememberRow(id: number): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname + location.search, id }))
  } catch {
    // Storage is full or switched off: the way back is then the whole list.
  }
}

/** The list as it was left: its filter and page, for the way back; null where none was left in this tab. */
export function listPathBack(): string | null {
  return placeLeft()?.path ?? null
}

/** Back on the page of the list that was left, the line that was opened has the focus again. */
export function useListPlace(): void {
  useEffect(() => {
    const left = placeLeft()
    if (!left || left.path !== location.pathname + location.search) return
    sessionStorage.removeItem(KEY)
    document.querySelector<HTMLElement>(`tr[data-id="${left.id}"] a`)?.focus()
  }, [])
}

function placeLeft(): Place | null {
  try {
    const { path, id } = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Place
    return typeof path === 'string' && path.startsWith('/admin/articles') && Number.isInteger(id)
      ? { path, id }
      : null
  } catch {
    return null
  }
}
