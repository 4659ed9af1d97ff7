import { articleCommands } from './article.ts'
import { articleVerbCommands } from './article-verbs.ts'
import { backupCommands } from './backup.ts'
import { calendarCommands } from './calendar.ts'
import { caseBundleCommands } from './case-bundles.ts'
import { cityCommands } from './city.ts'
import type { Command } from './command.ts'
import { databaseCommands } from './database.ts'
import { importCommands } from './import.ts'
import { importRunCommands } from './import-runs.ts'
import { mailCommands } from './mail-commands.ts'
import { mediaCommands } from './media.ts'
import { libraryCommands } from './media-library.ts'
import { settingCommands } from './newsroom-settings.ts'
import { partyCommands } from './party-commands.ts'
import { policyCommands } from './policies.ts'
import { previewCommands } from './preview.ts'
import { sealCommands } from './seal-commands.ts'
import { sourceCommands } from './sources.ts'
import { userCommands } from './user.ts'

/** All commands, in the order of the help page. */
export const commands: readonly Command[] = [
  ...userCommands,
  ...articleCommands,
  ...articleVerbCommands,
  ...previewCommands,
  ...importCommands,
  ...importRunCommands,
  ...libraryCommands,
  ...sourceCommands,
  ...policyCommands,
  ...settingCommands,
  ...cityCommands,
  ...caseBundleCommands,
  ...calendarCommands,
  ...mailCommands,
  ...partyCommands,
  ...sealCommands,
  ...databaseCommands,
  ...backupCommands,
  ...mediaCommands,
]
