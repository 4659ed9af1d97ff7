import { parentPort, workerData } from 'node:worker_threads'
import decode from 'heic-decode'

// A thread of the picture process: decodes one HEIC file, which takes seconds without a pause.

const { bytes, mostPixels } = workerData as { bytes: Uint8Array; mostPixels: number }

const images = await decode.all({ buffer: bytes })
const [first] = images
if (!first) throw new Error('there is no picture in this file')
if (first.width * first.height > mostPixels) parentPort?.postMessage('too-many-pixels')
else {
  const { width, height, data } = await first.decode()
  parentPort?.postMessage({ width, height, data }, [data.buffer as ArrayBuffer])
}
