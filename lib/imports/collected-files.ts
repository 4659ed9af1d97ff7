import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '../errors.ts'

/** The files that these paths stand for: a file for itself, a folder for all `.txt` files in it and its subfolders, by name.
 *  @throws DomainError invalid-input when a folder has none */
export async function collectedFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    if (!(await isFolder(path))) files.push(path)
    else {
      const inside = await pagesIn(path)
      if (inside.length === 0) throw new DomainError('invalid-input', `文件夹里没有 .txt 文件：${path}`)
      files.push(...inside)
    }
  }
  return [...new Set(files)]
}

/** A path that cannot be read counts as a file: reading it then says why. */
async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false
}

async function pagesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.txt$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
