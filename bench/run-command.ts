import { spawn } from 'node:child_process'

/** Runs a command to its end and returns what it printed.
 *  @throws Error with its stderr when it fails */
export function run(command: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    const complained: Buffer[] = []
    child.stdout.on('data', (bytes) => said.push(bytes))
    child.stderr.on('data', (bytes) => complained.push(bytes))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(said).toString())
      else reject(new Error(`${command} ended with ${code}: ${Buffer.concat(complained)}`))
    })
  })
}
