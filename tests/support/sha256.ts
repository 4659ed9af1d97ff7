import { createHash } from 'node:crypto'

export const sha256 = (of: string | Buffer) => createHash('sha256').update(of).digest('hex')
