import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '../errors.ts'

/** The files that are meant: one that is named, whatever it is called; of a folder all `.txt` in it and below, by name.
 *  @throws DomainError invalid-input where there is none */
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

/** What cannot be looked at is taken for a file, whose reading then says why. */
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
