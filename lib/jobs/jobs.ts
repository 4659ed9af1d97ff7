import { z } from 'zod'
import { DAY, HOUR, housekeeping, type JobRow } from './job-row.ts'

/** For how long a publication or an amendment can be withdrawn. */
export const WITHDRAWAL_SECONDS = 10
/** After it no withdrawal is under way any more: the longest transaction takes 15 s, and some more. */
export const UNTIL_TOLD_SECONDS = WITHDRAWAL_SECONDS + 20

/** Where a job goes that failed at each of its tries, to be looked at; the metrics count what lies there. */
export const DEAD_LETTER = 'dead-letter'

const searchEngine = z.enum(['indexnow', 'baidu'])
/** Who is told of changes: the engines of IndexNow together, and Baidu. */
export type SearchEngine = z.infer<typeof searchEngine>

/**
 * Every job there is. A job is done at least once, whichever instance does it: it must do no harm when it is done twice.
 * What a transaction changes and what is to happen for it afterwards are stored together (`sendJob`).
 */
export const jobs = {
  'audit-counters': { ...housekeeping, cron: '30 3 * * *' },
  'forget-visitors': { ...housekeeping, cron: '7 * * * *' },
  'forget-sign-ins': { ...housekeeping, cron: '37 * * * *' },
  /** Identities and evidence whose time has come, with what is left of them in cases and contributions. */
  'delete-expired-identities': { ...housekeeping, cron: '17 * * * *', policy: 'exclusive' },
  /** What public forms left behind: counts of past windows, files of processes that ended at work. */
  'forget-forms': { ...housekeeping, cron: '57 * * * *' },
  'forget-unsaved-texts': { ...housekeeping, cron: '50 3 * * *' },
  /** 人气榜; the first run of each hour adds everything up, the others what has come since. */
  'hot-lists': { ...housekeeping, cron: '* * * * *', policy: 'exclusive', retryLimit: 1 },
  /** 定时发布: what is due by the clock of the database; what one run could not do, the next one does. */
  'publish-scheduled': { ...housekeeping, cron: '* * * * *', policy: 'exclusive', retryLimit: 1 },
  /** 到期: what readers are to see no longer, by the clock of the database. */
  'take-down-expired': { ...housekeeping, cron: '* * * * *', policy: 'exclusive', retryLimit: 1 },
  /** 相关文章, of what changed in the last minute and of what an update left to be found. */
  'find-related': { ...housekeeping, cron: '* * * * *', policy: 'exclusive', retryLimit: 1 },
  /**
   * The periods of complaints: reminds, removes or restores at their end. After a night that the machine was off it catches up.
   */
  'case-clocks': { ...housekeeping, cron: '* * * * *', policy: 'exclusive', retryLimit: 1 },
  /** At every start: what earlier versions left to be compared by. */
  'fingerprint-articles': { ...housekeeping, cron: null, policy: 'exclusive' },
  /** At every start: lists articles of earlier versions by the persons who made them. */
  'list-articles': { ...housekeeping, cron: null, policy: 'exclusive', expireInSeconds: 4 * HOUR },
  /** At every start: enters articles of earlier versions in the index of searches. */
  'enter-in-search': { ...housekeeping, cron: null, policy: 'exclusive', expireInSeconds: 4 * HOUR },
  /** Asks other sites for the originals of reposts, a few at a time. */
  'watch-sources': {
    ...housekeeping,
    cron: '23 * * * *',
    policy: 'exclusive',
    expireInSeconds: HOUR,
  },
  /** By those instances alone that have BACKUP_DIR; by the morning it is too late. */
  'back-up': {
    ...housekeeping,
    cron: '10 2 * * *',
    missed: 'once',
    policy: 'exclusive',
    expireInSeconds: 4 * HOUR,
    retentionSeconds: 8 * HOUR,
  },
  /** After every change that readers see: whether the portal answers as it promised. Tried again for half an hour. */
  'check-public-state': {
    cron: null,
    missed: 'skip',
    policy: 'standard',
    retryLimit: 6,
    retryDelay: 30,
    retryBackoff: true,
    // It is one request; where the process was killed meanwhile another one takes it over after this.
    expireInSeconds: 60,
    waitsForWithdrawal: false,
    retentionSeconds: 7 * DAY,
    data: z.object({ articleId: z.int().positive() }),
  },
  /** After every change that readers see, for each search engine that is configured: it is told, for hours if it must be. */
  'announce-article': {
    cron: null,
    missed: 'skip',
    policy: 'standard',
    retryLimit: 8,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 60,
    waitsForWithdrawal: true,
    retentionSeconds: 2 * DAY,
    // A job of an earlier version names no engine: it tells them all.
    data: z.object({ articleId: z.int().positive(), engine: searchEngine.optional() }),
  },
  /** After every change that readers see, for an article that was made of a contribution: its contributor is told. */
  'tell-contributor': {
    cron: null,
    missed: 'skip',
    policy: 'standard',
    retryLimit: 8,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 60,
    waitsForWithdrawal: true,
    retentionSeconds: 7 * DAY,
    data: z.object({ articleId: z.int().positive() }),
  },
  /** Extends what is kept of contributors who are still needed, before what has expired is deleted. */
  'keep-contributors': { ...housekeeping, cron: '27 3 * * *', missed: 'once' },
  /** Does an import, or undoes one, item by item; an instance that dies is followed by another one. */
  'import-run': {
    cron: null,
    missed: 'skip',
    policy: 'standard',
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: false,
    expireInSeconds: DAY,
    heartbeatSeconds: 30,
    waitsForWithdrawal: false,
    retentionSeconds: 14 * DAY,
    data: z.object({ runId: z.int().positive() }),
  },
  /** Who complaints are of and by is kept while they are open; what is left of old ones goes. */
  'keep-case-parties': { ...housekeeping, cron: '33 3 * * *', missed: 'once' },
  'forget-uploads': { ...housekeeping, cron: '47 * * * *' },
  /** After the database's backup, so that no file which that one knows is missing; where BACKUP_DIR is. */
  'back-up-media': {
    ...housekeeping,
    cron: '20 2 * * *',
    missed: 'once',
    policy: 'exclusive',
    expireInSeconds: 4 * HOUR,
    retentionSeconds: 8 * HOUR,
  },
  'sweep-media-files': {
    ...housekeeping,
    cron: '40 4 * * 0',
    policy: 'exclusive',
    expireInSeconds: 4 * HOUR,
  },
  /** One picture at a time, which takes some ten seconds of a core. */
  'make-renditions': {
    cron: null,
    missed: 'skip',
    policy: 'standard',
    retryLimit: 4,
    retryDelay: 60,
    retryBackoff: true,
    heartbeatSeconds: 60,
    expireInSeconds: 10 * 60,
    waitsForWithdrawal: false,
    retentionSeconds: 7 * DAY,
    data: z.object({ mediaId: z.int().positive() }),
  },
  /** A picture of another site, which may be away for hours. */
  'fetch-media': {
    cron: null,
    missed: 'skip',
    policy: 'standard',
    retryLimit: 5,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 5 * 60,
    waitsForWithdrawal: false,
    retentionSeconds: 7 * DAY,
    data: z.object({ mediaId: z.int().positive() }),
  },
  /** A mail, once; what fails is tried again by the next one. */
  'send-mail': {
    cron: null,
    missed: 'skip',
    policy: 'standard',
    retryLimit: 3,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 10 * 60,
    waitsForWithdrawal: false,
    retentionSeconds: 2 * DAY,
    data: z.object({ mailId: z.uuid() }),
  },
  /** Mail whose time for another try has come, and mail whose job was lost. */
  'send-due-mail': { ...housekeeping, cron: '*/5 * * * *', policy: 'exclusive' },
  /** At the moments at which a slot of the front page or a city's begins or ends. */
  'refresh-front': {
    cron: null,
    missed: 'skip',
    policy: 'standard',
    retryLimit: 5,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 60,
    waitsForWithdrawal: false,
    retentionSeconds: DAY,
    data: z.object({ city: z.string().nullable() }),
  },
  /** At the moment from which a version of a policy holds. */
  'refresh-policies': {
    cron: null,
    missed: 'skip',
    policy: 'standard',
    retryLimit: 5,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 60,
    waitsForWithdrawal: false,
    retentionSeconds: DAY,
    data: z.object({ policyId: z.int().positive() }),
  },
} as const satisfies Record<string, JobRow>

export type JobName = keyof typeof jobs
export type JobData<N extends JobName> = z.infer<(typeof jobs)[N]['data']>

export const jobNames = Object.keys(jobs) as JobName[]
