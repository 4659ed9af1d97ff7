import { readerModules, readerSheets } from './generated/assets.ts'

/**
 * The address of a module that readers' browsers load on first use: for `data-module` of the element that needs it
 * (load-on-use.ts). A module is a file NAME.client.ts in components/reader/modules.
 */
export function moduleAddress(name: keyof typeof readerModules): string {
  return readerModules[name]
}

/** The address of a style sheet that is not in the page, NAME.css in components/reader/sheets: a module's, or paper's. */
export function sheetAddress(name: keyof typeof readerSheets): string {
  return readerSheets[name]
}
