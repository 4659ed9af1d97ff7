import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { processSingleton } from './process-singleton.ts'

/**
 * The folder of this project: the first above the program that was started, or above the working directory, that holds
 * its package and its `lib`. A module's own place is not enough: Next bundles modules into a folder of its own.
 */
export function projectFolder(): string {
  return processSingleton('project-folder', () => {
    const found = [process.argv[1] ?? '', process.cwd()].flatMap(foldersAbove).find(isProject)
    if (!found) throw new Error('the folder of the portal was not found')
    return found
  })
}

function foldersAbove(path: string): string[] {
  const above = dirname(path)
  return above === path ? [path] : [path, ...foldersAbove(above)]
}

function isProject(folder: string): boolean {
  return existsSync(join(folder, 'server.ts')) && existsSync(join(folder, 'lib', 'config.ts'))
}
