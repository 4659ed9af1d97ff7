import type { CaseClockView, PageSide } from '#lib/cases/case-view.ts'
import { relativeMinute } from '#lib/time.ts'

/** What a side is told of a period that runs; `{time}` is when it ends. Null for what the newsroom alone waits for. */
const sentences: Record<PageSide, Record<CaseClockView['kind'], string | null>> = {
  claimant: {
    act_target: '本站争取在{time}前作出处理。',
    act_limit: '本站最迟在{time}前作出处理。',
    info_silence: '请在{time}前补充；到期没有收到的，本案结案，您可以随时重新提交。',
    counter_silence: '投稿人可以在{time}前提交不构成侵权的书面说明；到期没有收到的，涉及的内容将删除。',
    reasonable_period:
      '您可以向有关部门投诉或者向人民法院起诉。{time}前没有收到您已经投诉或者起诉的通知的，涉及的内容将恢复展示。',
    dmca_earliest: null,
    dmca_latest:
      '您可以向法院起诉，请求责令停止侵权。{time}前没有收到您已经起诉的通知的，涉及的内容将恢复展示。',
    decide_limit: '本站最迟在{time}前作出决定。',
  },
  contributor: {
    act_target: null,
    act_limit: null,
    info_silence: null,
    counter_silence:
      '认为不构成侵权的，请在{time}前提交书面说明；到期没有收到的，涉及的内容将删除。删除以后提交的，本站仍然办理。',
    reasonable_period: '{time}前没有收到通知人已经投诉或者起诉的通知的，涉及的内容将恢复展示。',
    dmca_earliest: null,
    dmca_latest: '{time}前没有收到通知人已经起诉的通知的，涉及的内容将恢复展示。',
    decide_limit: null,
  },
}

/** What a side is told of the periods that run; of those that are over while they are still acted on, nothing. */
export function periodSentences(side: PageSide, clocks: readonly CaseClockView[], now: Date): string[] {
  return clocks
    .filter(({ dueAt }) => dueAt > now)
    .flatMap(({ kind, dueAt }) => sentences[side][kind]?.replace('{time}', inSentence(dueAt, now)) ?? [])
}

/** A figure stands off from the word after it, as from the one before. */
function inSentence(at: Date, now: Date): string {
  return relativeMinute(at, now).replace(/\d$/, '$& ')
}
