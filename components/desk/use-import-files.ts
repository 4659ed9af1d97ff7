'use client'

import { useRef, useState } from 'react'
import { kindOfFile } from '#lib/imports/runs/file-kinds.ts'
import { uploadForImport } from './upload.ts'
import { useUploadQueue } from './use-upload-queue.ts'

/** A file that was chosen for an import. */
export type ImportFile = {
  key: number
  name: string
  /** How much of it is stored, from 0 to 1. */
  part: number
  /** Its upload, once it is stored. */
  upload: string | null
  failure: string | null
}

/** The files of a new import; each is uploaded as soon as it is chosen. */
export function useImportFiles() {
  const [files, setFiles] = useState<ImportFile[]>([])
  const queue = useUploadQueue()
  const next = useRef(0)
  const change = (key: number, changes: Partial<ImportFile>) =>
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)))

  async function upload(file: File, key: number, signal: AbortSignal) {
    try {
      const onProgress = (part: number) => change(key, { part })
      change(key, { upload: await uploadForImport(file, { onProgress, signal }), part: 1 })
    } catch (error) {
      if (!signal.aborted)
        change(key, { failure: error instanceof Error ? error.message : '没有传完，请移除后再选一次。' })
    }
  }

  function choose(chosen: Iterable<File>) {
    for (const file of chosen) {
      const key = next.current++
      const failure = kindOfFile(file.name) === null ? '不能导入这种文件' : null
      setFiles((all) => [...all, { key, name: file.name, part: 0, upload: null, failure }])
      if (failure === null) queue.add(key, (signal) => upload(file, key, signal))
    }
  }

  function remove(key: number) {
    queue.end(key)
    setFiles((all) => all.filter((one) => one.key !== key))
  }

  const isUploading = files.some(({ upload, failure }) => upload === null && failure === null)
  return { files, choose, remove, isUploading }
}
