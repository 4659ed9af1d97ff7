const SAMPLE_BYTES = 1024 * 1024

/** The text of a file in pieces, as it is read: UTF-8 or UTF-16 by its byte order mark, else UTF-8, else GB18030 (which
 *  holds GBK and GB 2312). Bytes that are damaged come out as U+FFFD. */
export async function* decodedText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true })
      continue
    }
    waiting.push(chunk)
    size += chunk.length
    // As long as all is ASCII any of them would do.
    if (size < 4 || (size < SAMPLE_BYTES && !isTelling(waiting))) continue
    const sample = Buffer.concat(waiting)
    decoder = new TextDecoder(encodingOf(sample))
    waiting = []
    yield decoder.decode(sample, { stream: true })
  }
  const sample = Buffer.concat(waiting)
  decoder ??= new TextDecoder(encodingOf(sample))
  yield decoder.decode(sample, { stream: true })
  yield decoder.decode()
}

/** Whether a file's beginning has enough of what is not ASCII. */
function isTelling(chunks: readonly Uint8Array[]): boolean {
  const [first] = chunks
  if (first && (first[0] === 0xff || first[0] === 0xfe || first[0] === 0xef)) return true
  let high = 0
  for (const chunk of chunks) for (const byte of chunk) if (byte > 0x7f) high += 1
  return high > 64
}

function encodingOf(sample: Uint8Array): string {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  return isUtf8(sample) ? 'utf-8' : 'gb18030'
}

/** Whether bytes are UTF-8; the last character may be cut off. */
function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
