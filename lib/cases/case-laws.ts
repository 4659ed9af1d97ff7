import { type CaseLaw, CIVIL, COPYRIGHT } from './case-move-row.ts'

// 条例 speaks of works on the network alone, 民法典 of every civil right, 《网络信息内容生态治理规定》 of reports of illegal content;
// a correction that anybody may ask for is the portal's own promise.

const CONTENT = '《网络信息内容生态治理规定》第十六条'

/** The portal's own rules about mending a text. */
export const CORRECTIONS = '本站更正政策'

/** The counter-notice of US law, for foreign claimants. */
export const DMCA = '17 U.S.C. § 512(g)'

/** 17 U.S.C. §512(g)(2)(C): between the 10th and the 14th business day after the receipt of the counter-notice what a foreign claimant
 *  complained of is restored, unless he shows an action for a court order. */
export const DMCA_RESTORING = `${DMCA}(2)(C)`

/** What a notice must hold, and how it is taken up or refused. */
export const onNotices = {
  copyright: `${COPYRIGHT}第十四条、${CIVIL}第一千一百九十五条`,
  civil: `${CIVIL}第一千一百九十五条`,
  content: CONTENT,
  correction: CORRECTIONS,
} satisfies CaseLaw

/** What a notice must hold. */
export const onElements = { ...onNotices, copyright: `${COPYRIGHT}第十四条` } satisfies CaseLaw

/** The necessary measure on a notice: suspended, removed. */
export const onMeasures = {
  copyright: `${COPYRIGHT}第十五条、${CIVIL}第一千一百九十五条`,
  civil: `${CIVIL}第一千一百九十五条`,
  content: CONTENT,
} satisfies CaseLaw

/** An editor's decision that no measure is called for: it follows the evidence (民法典 §1195); after a counter-notice see `onRestoring`. */
export const onDecisions = { ...onMeasures, copyright: `${CIVIL}第一千一百九十五条` } satisfies CaseLaw

/** That a notice is forwarded to the contributor, and what follows where it cannot be. */
export const onForwarding = {
  copyright: `${COPYRIGHT}第十五条`,
  civil: `${CIVIL}第一千一百九十五条`,
} satisfies CaseLaw

/** What a counter-notice must hold. */
export const onCounters = {
  copyright: `${COPYRIGHT}第十六条`,
  civil: `${CIVIL}第一千一百九十六条`,
} satisfies CaseLaw

/** That a counter-notice is forwarded, and what it leads to. */
export const onForwardedCounters = {
  copyright: `${COPYRIGHT}第十六条、第十七条`,
  civil: `${CIVIL}第一千一百九十六条`,
} satisfies CaseLaw

/** A restoring after a counter-notice. */
export const onRestoring = {
  copyright: `${COPYRIGHT}第十七条`,
  civil: `${CIVIL}第一千一百九十六条`,
} satisfies CaseLaw

/** What waits after a counter-notice: of a work under copyright the time of the DMCA alone does, as 条例 §17 restores at once. */
export const onWaiting = { copyright: DMCA_RESTORING, civil: `${CIVIL}第一千一百九十六条` } satisfies CaseLaw

/** What is untrue, or is wrong about a person, is corrected; of a work the part that infringes is taken out, which is a necessary measure. */
export const onCorrecting = {
  copyright: onMeasures.copyright,
  reputation: `${CIVIL}第一千零二十八条`,
  factual_error: `${CIVIL}第一千零二十八条`,
  privacy: `${CIVIL}第一千零三十七条`,
  other_rights: `${CIVIL}第一千一百九十五条`,
  content: CONTENT,
} satisfies CaseLaw
