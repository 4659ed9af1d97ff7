import { useEffect, useState } from 'react'
import { UploadQueue } from './upload-queue.ts'

/** A line of uploads that ends with what shows it: nothing is sent for a page or dialog that is closed. */
export function useUploadQueue(): UploadQueue {
  const [queue] = useState(() => new UploadQueue())
  useEffect(() => () => queue.endAll(), [queue])
  return queue
}
