import type { Server } from 'node:net'
import { StartError } from '../start-error.ts'

/** Opens the port.
 *  @returns the port it listens on, a free one where `port` is 0
 *  @throws StartError when it cannot be opened */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    throw new StartError(refusal(error as NodeJS.ErrnoException, host, port))
  }
  const address = server.address()
  return typeof address === 'object' && address ? address.port : port
}

function refusal({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `port ${port} of ${host} is in use; stop what listens there or set PORT`
  if (code === 'EACCES') return `port ${port} may not be opened by this user; set PORT to one above 1023`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST is "${host}", which is no address of this machine`
  return `cannot listen on port ${port} of ${host}: ${message}`
}
