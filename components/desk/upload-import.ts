/** Stores a file that is to be imported.
 *  @returns the number of its upload */
export async function uploadImport(
  _file: File,
  _options: { onProgress: (part: number) => void; signal: AbortSignal },
): Promise<string> {
  throw new Error('上传还没有准备好，请用命令行导入文件。')
}
