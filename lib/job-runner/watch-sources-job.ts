import { logs } from '../logs.ts'

/** Hourly: whether the originals of some reposts still stand; each is asked for once a week. */
export async function watchTheSources(): Promise<void> {
  const { watchOriginals } = await import('../source-watch/watch-originals.ts')
  logs().info(await watchOriginals(), 'asked for originals of reposts')
}
