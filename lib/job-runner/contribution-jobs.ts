import type { JobData } from '../jobs/jobs.ts'
import { logs } from '../logs.ts'

/** After a change that readers see of an article that was made of a contribution. */
export async function tellTheContributor({ articleId }: JobData<'tell-contributor'>): Promise<void> {
  const { tellPublication } = await import('../contributions/tell-publication.ts')
  await tellPublication(articleId)
}

/** Once a day: identities of contributors that are still needed, and what was never published of those whose identity was deleted. */
export async function keepTheContributors(): Promise<void> {
  const { keepContributors } = await import('../contributions/keep-contributors.ts')
  const { forgetContributions } = await import('../contributions/forget-contributions.ts')
  const told = { extended: await keepContributors(), ...(await forgetContributions()) }
  if (Object.values(told).some((number) => number > 0)) logs().info(told, 'kept and forgot contributors')
}
