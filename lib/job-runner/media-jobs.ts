import { purgePagesWithMedia } from '../articles/purge-pages-with-media.ts'
import type { JobData } from '../jobs/jobs.ts'
import { logs } from '../logs.ts'

/** Makes a picture's renditions. What it takes of memory is loaded when there is one to be made. */
export async function makeTheRenditions({ mediaId }: JobData<'make-renditions'>): Promise<void> {
  const { makeRenditions } = await import('../media/make-renditions.ts')
  const files = await makeRenditions(mediaId, purgePagesWithMedia)
  logs().debug({ mediaId, files }, 'made renditions')
}

/** Fetches a picture of another site. */
export async function fetchTheMedia({ mediaId }: JobData<'fetch-media'>): Promise<void> {
  const { fetchMedia } = await import('../media/fetch-media.ts')
  await fetchMedia(mediaId, purgePagesWithMedia)
}

/** Hourly: deletes uploads that were given up, and what processes left behind that ended at work. */
export async function forgetTheUploads(): Promise<void> {
  const { deleteExpiredUploads } = await import('../media/uploads/delete-uploads.ts')
  const { deleteAbandonedWork } = await import('../media/work-folder.ts')
  const { failAbandonedFetches } = await import('../media/fail-abandoned-fetches.ts')
  const [uploads, folders] = [await deleteExpiredUploads(), await deleteAbandonedWork()]
  const fetches = await failAbandonedFetches()
  logs().debug({ uploads, folders, fetches }, 'deleted uploads that were given up')
}
