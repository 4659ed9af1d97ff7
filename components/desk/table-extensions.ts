import { TableKit } from '@tiptap/extension-table'

export const tableKit = TableKit.configure({ table: { resizable: false } })
